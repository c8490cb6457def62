import { expect, test } from 'vitest';
import { everyMemo, isNarrow, memoFilterOf, memoSentence } from '../../src/lib/session/memo-filter.ts';

const code = 'a66390db-75e7-42b4-85f5-2a1e6c7a4283';

test('an address tells what memos are filtered by; what it tells wrongly is left out', () => {
	expect(memoFilterOf({})).toEqual({});
	expect(memoFilterOf({ type: 'todo', target: 'code', code, words: 'tid ', sort: 'place' })).toEqual({
		types: ['todo'],
		targets: ['code'],
		code,
		text: 'tid ',
		sort: 'place'
	});
	expect(memoFilterOf({ type: 'mark' })).toEqual({ types: ['mark'] });
	expect(memoFilterOf({ type: 'poem', target: 'moon', words: '  ', sort: 'sideways', document: '' })).toEqual(
		{}
	);
});

test('an order alone leaves no memo out, and everything that does can be taken away at once', () => {
	expect(isNarrow({ sort: 'title' })).toBe(false);
	expect(isNarrow({ text: 'a' })).toBe(true);
	const all = { type: 'todo', target: 'code', code, words: 'a', document: code, coder: code };
	expect(isNarrow(memoFilterOf({ ...all, ...everyMemo }))).toBe(false);
});

test('a report names what was chosen, in its own language', () => {
	const filter = memoFilterOf({ type: 'todo', code, words: 'tid' });
	expect(memoSentence(filter, () => 'Trust', 'en')).toBe('Type: To do. Code: Trust. With the words “tid”.');
	expect(memoSentence(filter, () => 'Tillit', 'sv')).toBe('Typ: Att göra. Kod: Tillit. Med orden ”tid”.');
	expect(memoSentence({ sort: 'oldest' }, () => '', 'en')).toBe('');
});
