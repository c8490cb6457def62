/** An answer in its cell: what the pointer selects as offsets of the document, what is tinted; and the codings by answer. */
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import { emptyChange } from '../../../src/lib/core/change.ts';
import type { Coding } from '../../../src/lib/core/records.ts';
import { AnswerCodings } from '../../../src/lib/session/answer-codings.svelte.ts';
import Answer from '../../../src/lib/views/answers/Answer.svelte';
import { code, coder, coding, guid } from '../../transcript/made.ts';

beforeEach(() => page.viewport(800, 600));

const [meet, ada, bo] = [code(1, 'Meetings', '#a04020'), coder(1, 'Ada'), coder(2, 'Bo')];
const text = 'The shared meetings work well.';
const part = { document: guid(1), turn: guid(20), start: 40, end: 40 + text.length, text };

async function show(codings: readonly Coding[], selection: { start: number; end: number } | null = null) {
	const props = {
		...{ parts: [part], codings, codes: new Map([[meet.guid, meet]]) },
		...{ selection, selected: null, language: 'en' },
		...{ onselect: vi.fn(), oncoding: vi.fn() }
	};
	const { container } = await render(Answer, props);
	return { ...props, container };
}

/** Selects from a place in the answer's words to another, as the browser does for a pointer, and lets go. */
function drag(container: Element, from: number, to: number): void {
	const spots = [from, to].map((at) => {
		let left = at;
		for (const { firstChild: node } of container.querySelectorAll('p span')) {
			const length = node?.textContent?.length ?? 0;
			if (left <= length) return { node: node as Node, offset: left };
			left -= length;
		}
		throw new RangeError(`no place ${at}`);
	});
	const [a, b] = spots as [(typeof spots)[0], (typeof spots)[0]];
	getSelection()!.setBaseAndExtent(a.node, a.offset, b.node, b.offset);
	container.querySelector('p')!.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
}

describe('an answer', () => {
	test('tells the selected words by their offsets in the document, also across tints and backwards', async () => {
		const { container, onselect } = await show([coding(1, meet, ada, 44, 59)]);
		drag(container, 4, 10);
		expect(onselect).toHaveBeenLastCalledWith({ start: 44, end: 50 });
		drag(container, 24, 11);
		expect(onselect).toHaveBeenLastCalledWith({ start: 51, end: 64 });
		expect(getSelection()!.isCollapsed).toBe(true);
	});

	test('tells nothing where nothing was selected', async () => {
		const { container, onselect } = await show([]);
		container.querySelector('p')!.dispatchEvent(new PointerEvent('pointerup', { bubbles: true }));
		expect(onselect).not.toHaveBeenCalled();
	});

	test('tints what is coded, marks what is selected, and names the codes beneath', async () => {
		const one = coding(1, meet, ada, 44, 59);
		const { container, oncoding } = await show([one], { start: 51, end: 64 });
		const words = (selector: string): string =>
			[...container.querySelectorAll(selector)].map((span) => span.textContent).join('');
		expect(words('p')).toBe(text);
		expect(words('.coded')).toBe('shared meetings');
		expect(words('.marked')).toBe('meetings work');
		await page.getByRole('button', { name: 'Meetings' }).click();
		expect(oncoding).toHaveBeenCalledWith(one);
	});
});

describe('codings by answer', () => {
	const second = { document: guid(1), turn: guid(21), start: 71, end: 90 };
	const grid = { respondents: [{ answers: [[second]] }, { answers: [[part]] }] };
	const of = (codings: AnswerCodings): string[][] =>
		[part, second].map(({ turn }) => codings.of(turn).map(({ guid }) => guid));

	test('stand where they touch, and follow what is added, moved and removed', () => {
		const codings = new AnswerCodings();
		const [a, both, other] = [
			coding(1, meet, ada, 44, 59),
			coding(2, meet, ada, 60, 75),
			coding(3, meet, bo, 80, 85)
		];
		codings.load([a]);
		codings.place(grid);
		expect(of(codings)).toEqual([[a.guid], []]);
		const change = { ...emptyChange, added: [both, other].map((row) => ({ table: 'coding' as const, row })) };
		codings.take(change, ada.guid);
		expect(of(codings)).toEqual([[a.guid, both.guid], [both.guid]]);
		const after = { start: 72, end: 80 };
		codings.take(
			{ ...emptyChange, updated: [{ table: 'coding', guid: a.guid, before: {}, after }] },
			ada.guid
		);
		expect(of(codings)).toEqual([[both.guid], [both.guid, a.guid]]);
		codings.take({ ...emptyChange, removed: [{ table: 'coding', row: both }] }, ada.guid);
		expect(of(codings)).toEqual([[], [a.guid]]);
		codings.take(
			{ ...emptyChange, updated: [{ table: 'coding', guid: a.guid, before: {}, after: { orphan: true } }] },
			ada.guid
		);
		expect(of(codings)).toEqual([[], []]);
	});
});
