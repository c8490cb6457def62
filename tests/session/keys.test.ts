/** Keys of actions: none of the app's own clash, and a new one is refused with its reason. */
import { describe, expect, test } from 'vitest';
import { actions } from '../../src/lib/session/action-list.ts';
import { keyRefusal, readLeftwards, type Keyed } from '../../src/lib/session/key-rules.ts';
import { sourceFiles } from '../layers/source-files.ts';

const own: Keyed[] = actions.map(({ id, keys }) => ({ id, keys, own: keys }));
const changed = (id: string, key: string): Keyed[] =>
	own.map((action) => (action.id === id ? { ...action, keys: [key] } : action));

test('every key of its own is one press, or Ctrl or Shift and one; Ctrl and Shift only where editors have it so', () => {
	for (const { id, keys } of actions)
		for (const key of keys as readonly string[]) {
			expect(key, id).not.toMatch(/Alt\+|^[/&@$[\]{}\\|~^]$|Shift\+7/);
			expect(key, id).toMatch(/^((Mod|Shift)\+)?([^+]+|\+)$|^Mod\+Shift\+(z|o|f|Enter|Arrow\w+)$/);
		}
});

test('what the Code page offers at once has a key each', () => {
	const noun =
		/^(palette|keys|settings|go|pane|step|turn|coding|cursor|take|selection|unit|margin|mark|translation|code|find|edit|check|player)\./;
	const here = own.filter(
		({ id }) => noun.test(id) || id === 'memo.write' || /^document\.(next|prev)/.test(id)
	);
	const all = here.flatMap(({ keys }) => keys);
	expect(all.filter((key, i) => all.indexOf(key) < i)).toEqual([]);
});

test('no page draws the key of an action as fixed text, since it can be changed', () => {
	const fixed = [...sourceFiles()].filter(
		([path, source]) => path.startsWith('src/routes/') && /kbd(="|: ')/i.test(source)
	);
	expect(fixed.map(([path]) => path)).toEqual([]);
});

test('a text that is read from right to left is gone through by the other arrow, and by no other key than before', () => {
	const leftwards = (id: string): readonly string[] =>
		readLeftwards(id, own.find((one) => one.id === id)?.keys ?? []);
	expect(leftwards('cursor.nextWord')).toEqual(['Mod+ArrowLeft']);
	expect(leftwards('cursor.wordBack')).toEqual(['Mod+Shift+ArrowRight']);
	expect(leftwards('cursor.nextSentence')).toEqual(['Mod+ArrowDown']);
	expect(leftwards('codebook.promote')).toEqual(['Shift+ArrowLeft']);
	for (const { id, keys } of own) expect(readLeftwards(id, readLeftwards(id, keys))).toEqual(keys);
});

describe('a new key', () => {
	test('may be any sign, letter with Shift or Ctrl, or letter that codes never have', () => {
		expect(keyRefusal('?', 'keys.show', own)).toBeNull();
		expect(keyRefusal('Mod+Shift+ArrowUp', 'cursor.sentenceBack', own)).toBeNull();
		expect(keyRefusal('Mod+j', 'turn.next', own)).toBeNull();
		expect(keyRefusal('j', 'turn.previous', changed('turn.next', 'Mod+j'))).toBeNull();
	});
	test('is no letter or digit that codes may have, where codes have keys', () => {
		expect(keyRefusal('w', 'turn.next', own)?.type).toBe('letter');
		expect(keyRefusal('å', 'palette.open', own)?.type).toBe('letter');
		expect(keyRefusal('3', 'turn.next', own)?.type).toBe('digit');
		expect(keyRefusal('w', 'chart.save', own)).toBeNull();
	});
	test('is none that the browser, the text or the keyboard needs', () => {
		for (const key of ['Mod+t', 'Mod+Shift+n', 'F5', 'Tab', 'Mod+c', 'ArrowDown', 'Escape', ' '])
			expect(keyRefusal(key, 'turn.next', own)?.type, key).toBe('kept');
		expect(keyRefusal('Alt+j', 'turn.next', own)?.type).toBe('alt');
		expect(keyRefusal('Dead', 'turn.next', own)?.type).toBe('alt');
	});
	test('is no other’s that can be done in the same place', () => {
		expect(keyRefusal('k', 'turn.next', own)).toEqual({ type: 'taken', by: 'turn.previous' });
		expect(keyRefusal('Mod+k', 'turn.next', own)).toEqual({ type: 'taken', by: 'palette.open' });
		expect(keyRefusal('Shift+x', 'chart.save', own)).toEqual({ type: 'taken', by: 'go.export' });
		expect(keyRefusal('Shift+Delete', 'turn.next', own)).toBeNull();
		// Two that are one key by themselves never meet.
		expect(keyRefusal('F7', 'check.next', changed('answer.nextUncoded', 'F7'))).toBeNull();
	});
});
