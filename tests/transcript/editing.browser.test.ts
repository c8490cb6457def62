import { tick } from 'svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { moveRange } from '../../src/lib/core/anchors.ts';
import type { Guid, SpokenTurn } from '../../src/lib/core/records.ts';
import Host from './Host.svelte';
import { coder, code, coding, documentOf, guid, turnsOf } from './made.ts';

beforeEach(() => page.viewport(1000, 740));

const texts = ['We began in may.', 'The peple were tired then.', 'Yes.'];

/** A transcript over a store that carries edits out as the project would, after `delay` milliseconds. */
async function edit({ delay = 0 } = {}) {
	let stored: SpokenTurn[] = turnsOf(texts);
	const [tired, ada] = [code(1, 'Tired', '#a04020'), coder(1, 'Ada')];
	const { start } = stored[1]!;
	let passage = coding(1, tired, ada, start + 4, start + 14);
	const orders: string[] = [];
	let saves = 0;
	let save: (() => Promise<void>) | null = null;
	const show = async () => {
		component.change({ turns: stored, codings: [passage], document: documentOf(stored) });
		await tick();
	};
	const relay = (turns: { guid: Guid; text: string }[]): void => {
		const made = turnsOf(turns.map(({ text }) => text));
		stored = made.map((turn, i) => ({ ...turn, guid: turns[i]!.guid }));
	};
	const later = () => new Promise((done) => setTimeout(done, delay));
	const host = {
		splice: async (at: number, removed: string, inserted: string) => {
			orders.push(`splice ${at} -${removed} +${inserted}`);
			await later();
			const turn = stored.findIndex(({ start, end }) => start <= at && at + removed.length <= end);
			const local = at - stored[turn]!.start;
			expect(stored[turn]!.text.slice(local, local + removed.length)).toBe(removed);
			relay(
				stored.map((one, i) =>
					i === turn
						? { ...one, text: one.text.slice(0, local) + inserted + one.text.slice(local + removed.length) }
						: one
				)
			);
			const place = { start: passage.start!, end: passage.end! };
			passage = { ...passage, ...moveRange(place, [{ at, removed, inserted }]) };
			await show();
			return true;
		},
		split: async (turn: Guid, at: number) => {
			orders.push(`split ${at}`);
			await later();
			const second = guid(5000 + orders.length);
			relay(
				stored.flatMap((one) => {
					if (one.guid !== turn) return [one];
					const words = [
						one.text.slice(0, at - one.start).trimEnd(),
						one.text.slice(at - one.start).trimStart()
					];
					return [
						{ ...one, text: words[0]! },
						{ ...one, guid: second, text: words[1]! }
					];
				})
			);
			await show();
			return second;
		},
		join: async (turn: Guid) => {
			orders.push('join');
			await later();
			const at = stored.findIndex((one) => one.guid === turn);
			const joined = { guid: turn, text: `${stored[at]!.text} ${stored[at + 1]!.text}` };
			relay([...stored.slice(0, at), joined, ...stored.slice(at + 2)]);
			await show();
			return true;
		},
		hold: (act: () => Promise<void>) => {
			saves++;
			save = act;
			return () => (save = null);
		},
		undo: vi.fn(),
		redo: vi.fn(),
		leave: vi.fn(),
		tellOneTurn: vi.fn()
	};
	const { component } = await render(Host, {
		given: {
			document: documentOf(stored),
			turns: stored,
			speakers: [],
			codings: [passage],
			codes: new Map([[tired.guid, tired]]),
			coders: new Map([[ada.guid, ada]]),
			showCoders: false,
			selected: null as string | null,
			cursor: 0,
			editing: host
		}
	});
	return {
		component,
		host,
		orders,
		stored: () => stored.map(({ text }) => text),
		unsaved: () => save,
		saves: () => saves
	};
}

const words = () => [...document.querySelectorAll('.turn p')].map((turn) => turn.textContent);
const coded = () => [...document.querySelectorAll('.coded')].map((segment) => segment.textContent!).join('');

test('a mended word is a draft until the turn is left, then one splice of what differs', async () => {
	const { component, orders, stored, unsaved } = await edit();
	await expect.element(page.getByRole('textbox')).toHaveAttribute('aria-readonly', 'false');
	component.api().select(23, 23);
	await userEvent.keyboard('o');
	expect(words()[1]).toBe('The people were tired then.');
	expect(orders).toEqual([]);
	expect(unsaved()).not.toBeNull();
	component.api().select(2, 2);
	await vi.waitFor(() => expect(stored()[1]).toBe('The people were tired then.'));
	expect(orders).toEqual(['splice 23 - +o']);
	await vi.waitFor(() => expect(unsaved()).toBeNull());
});

test('a coded passage keeps its words while others are typed before it and in it', async () => {
	const { component } = await edit();
	await vi.waitFor(() => expect(coded()).toBe('peple were'));
	component.api().select(17, 17);
	await userEvent.keyboard('All ');
	await vi.waitFor(() => expect(coded()).toBe('peple were'));
	component.api().select(27, 27);
	await userEvent.keyboard('o');
	await vi.waitFor(() => expect(coded()).toBe('people were'));
});

test('typing at rest saves by itself, and blur does', async () => {
	const { component, stored } = await edit();
	component.api().select(0, 0);
	await userEvent.keyboard('So ');
	await vi.waitFor(() => expect(stored()[0]).toBe('So We began in may.'), 5000);
	await userEvent.keyboard('now ');
	(document.activeElement as HTMLElement).blur();
	await vi.waitFor(() => expect(stored()[0]).toBe('So now We began in may.'));
});

test('words typed while a save is on its way stay, and are saved after it', async () => {
	const { component, stored, unsaved } = await edit({ delay: 60 });
	component.api().select(16, 16);
	await userEvent.keyboard(' Right');
	const saving = unsaved()!();
	await userEvent.keyboard('ly');
	await saving;
	expect(words()[0]).toBe('We began in may. Rightly');
	await unsaved()!();
	expect(stored()[0]).toBe('We began in may. Rightly');
	expect(words()).toEqual(stored());
});

test('Enter parts the turn at the caret and typing goes on in the second', async () => {
	const { component, orders, stored } = await edit({ delay: 40 });
	component.api().select(9, 9);
	await userEvent.keyboard('{Enter}');
	await userEvent.keyboard('x');
	await vi.waitFor(() => expect(words()).toEqual(['We began', 'xin may.', texts[1], texts[2]]));
	await userEvent.keyboard('{Backspace}');
	component.api().select(stored()[0]!.length + 1 + 6, stored()[0]!.length + 1 + 6);
	expect(orders[0]).toBe('split 9');
});

test('a draft goes out before the turn is parted', async () => {
	const { component, orders, stored } = await edit();
	component.api().select(3, 3);
	await userEvent.keyboard('all {Enter}');
	await vi.waitFor(() => expect(stored()).toEqual(['We all', 'began in may.', texts[1], texts[2]]));
	expect(orders).toEqual(['splice 3 - +all ', 'split 7']);
});

test('Backspace at the start joins the turn with the one before, with the caret between', async () => {
	const { component, stored } = await edit();
	component.api().select(17, 17);
	await userEvent.keyboard('{Backspace}');
	await vi.waitFor(() => expect(stored()).toEqual([`${texts[0]} ${texts[1]}`, texts[2]]));
	await vi.waitFor(() => expect(words()).toEqual(stored()));
	await userEvent.keyboard('x');
	expect(words()[0]).toBe(`${texts[0]} x${texts[1]}`);
});

test('undo takes typing back first, then asks the project', async () => {
	const { component, host } = await edit();
	component.api().select(0, 0);
	await userEvent.keyboard('abc');
	expect(words()[0]).toBe('abcWe began in may.');
	await userEvent.keyboard('{Control>}z{/Control}');
	expect(words()[0]).toBe('We began in may.');
	expect(host.undo).not.toHaveBeenCalled();
	await userEvent.keyboard('{Control>}z{/Control}');
	expect(host.undo).toHaveBeenCalledOnce();
});

test('a paste is its words on one line, and nothing of its markup', async () => {
	const { component } = await edit();
	component.api().select(0, 0);
	const data = new DataTransfer();
	data.setData('text/plain', 'one\r\ntwo\n');
	data.setData('text/html', '<b>one</b><script>alert(1)</script>');
	document
		.querySelector('.ProseMirror')!
		.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
	expect(words()[0]).toBe('one two We began in may.');
	expect(document.querySelector('.turn p b')).toBeNull();
});

test('a selection over several turns is not typed over', async () => {
	const { component, host } = await edit();
	component.api().select(3, 25);
	await userEvent.keyboard('x{Backspace}');
	expect(words()).toEqual(texts);
	expect(host.tellOneTurn).toHaveBeenCalled();
});

test('Escape asks to read again, and the text is read only then', async () => {
	const { component, host } = await edit();
	component.api().select(0, 0);
	await userEvent.keyboard('{Escape}');
	expect(host.leave).toHaveBeenCalledOnce();
	component.change({ editing: null });
	await tick();
	await expect.element(page.getByRole('textbox')).toHaveAttribute('aria-readonly', 'true');
	await userEvent.keyboard('abc');
	expect(words()).toEqual(texts);
});
