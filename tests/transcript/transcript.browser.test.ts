import { flushSync, tick } from 'svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { codeDragType } from '../../src/lib/transcript/props.ts';
import Host from './Host.svelte';
import Leaving from './Leaving.svelte';
import { coder, code, coding, documentOf, focusGroup, longDocument, speaker, turnsOf } from './made.ts';

const group = focusGroup();

beforeEach(() => page.viewport(1000, 740));

async function show(given: Partial<ReturnType<typeof propsOf>> = {}) {
	const props = { ...propsOf(group), ...given };
	const { component } = await render(Host, { given: props });
	const text = page.getByRole('textbox', { name: 'Transcript: Focus group · social services' });
	return { component, props, text };
}

function propsOf(made: Omit<ReturnType<typeof focusGroup>, 'text'>) {
	return {
		document: made.document,
		turns: made.turns,
		speakers: made.speakers,
		codings: made.codings,
		codes: new Map(made.codes.map((one) => [one.guid, one])),
		coders: new Map(made.coders.map((one) => [one.guid, one])),
		showCoders: true,
		selected: null as string | null,
		cursor: 0,
		onselect: vi.fn(),
		oncursor: vi.fn(),
		oncoding: vi.fn(),
		onhover: vi.fn(),
		onresize: vi.fn(),
		ondropcode: vi.fn()
	};
}

const words = () => [...document.querySelectorAll('.turn p')].map((turn) => turn.textContent);
const coded = () => [...document.querySelectorAll('.coded')].map((segment) => segment.textContent!).join('');
const slice = (range: { start: number; end: number } | null) =>
	range && group.text.slice(range.start, range.end);
const stripe = (name: string) => page.getByRole('button', { name });

/** Clicks `by` pixels into the first line of an inline element, which may wrap. */
async function clickInside(selector: string, by: number) {
	const element = await vi.waitFor(() => {
		const found = document.querySelector(selector);
		expect(found).not.toBeNull();
		return found!;
	});
	const line = element.getClientRects()[0]!;
	const turn = element.closest('.turn')!;
	const { x, y } = turn.getBoundingClientRect();
	await userEvent.click(turn, { position: { x: line.x - x + by, y: line.y - y + line.height / 2 } });
}

test('turns are drawn as stored, each named with speaker, number and time', async () => {
	const { text } = await show();
	await expect.element(text).toHaveAttribute('aria-readonly', 'true');
	expect(words()).toEqual(group.turns.map((turn) => turn.text));
	await expect.element(page.getByRole('group', { name: 'P3, turn 2, 00:12:41' })).toBeVisible();
});

test('typing, pasting, cutting and deleting change nothing', async () => {
	const { component, text } = await show();
	component.api().select(3, 40);
	await userEvent.keyboard('abc{Enter}{Backspace}{Delete}');
	await userEvent.keyboard('{Control>}x{/Control}');
	const data = new DataTransfer();
	data.setData('text/plain', 'pasted');
	text
		.element()
		.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
	document.execCommand('insertText', false, 'forced');
	await tick();
	expect(words()).toEqual(group.turns.map((turn) => turn.text));
});

test('a selection made with the keyboard is told in document offsets', async () => {
	const { component, props } = await show();
	const start = group.turns[2]!.start;
	component.api().scrollTo(start, { select: true });
	await userEvent.keyboard('{Shift>}{ArrowRight}{ArrowRight}{ArrowRight}{/Shift}');
	await vi.waitFor(() => expect(props.onselect).toHaveBeenLastCalledWith({ start, end: start + 3 }));
	expect(component.api().selection()).toEqual({ start, end: start + 3 });
	expect(props.oncursor).toHaveBeenLastCalledWith(2);
	await userEvent.keyboard('{Shift>}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}{/Shift}');
	await vi.waitFor(() => expect(props.oncursor).toHaveBeenLastCalledWith(3));
	expect(component.api().selection()!.end).toBeGreaterThan(group.turns[3]!.start);
	await userEvent.keyboard('{ArrowRight}');
	await vi.waitFor(() => expect(props.onselect).toHaveBeenLastCalledWith(null));
});

test('what the pointer selected is known as soon as it is let go', async () => {
	const { component } = await show();
	component.api().select(3, 40);
	const turn = document.querySelectorAll('.turn p')[1]!;
	const node = document.createTreeWalker(turn, NodeFilter.SHOW_TEXT).nextNode()!;
	getSelection()!.setBaseAndExtent(node, 0, node, 4);
	turn.dispatchEvent(new MouseEvent('mouseup', { bubbles: true, detail: 2 }));
	// At once: the browser tells of a new selection only later, and a key may come first.
	const { start } = group.turns[1]!;
	expect(component.api().selection()).toEqual({ start, end: start + 4 });
});

test('a selection by words, sentences and turns grows and shrinks', async () => {
	const { component } = await show();
	const api = component.api();
	api.moveTurn(1);
	api.extend('word');
	expect(slice(api.selection())).toBe('Honestly');
	api.extend('sentence');
	expect(slice(api.selection())).toBe('Honestly it depends on who is in the room.');
	api.shrink('word');
	expect(slice(api.selection())).toBe('Honestly it depends on who is in the room');
	api.takeTurn();
	expect(slice(api.selection())).toBe(group.turns[1]!.text);
	api.extend('turn');
	expect(api.selection()!.end).toBe(group.turns[2]!.end);
});

test('every coded character is drawn as coded, and no other', async () => {
	await show();
	const covered = [...group.text]
		.filter(
			(letter, at) => letter !== '\n' && group.codings.some(({ start, end }) => start! <= at && at < end!)
		)
		.join('');
	await vi.waitFor(() => expect(coded()).toBe(covered));
});

test('adding a coding draws it and its stripe, and leaves the turns as they are', async () => {
	const { component, props } = await show();
	const turn = document.querySelectorAll('.turn')[4]!;
	const before = turn.firstElementChild!;
	const { start, end } = group.turns[5]!;
	const made = coding(99, group.codes[6]!, group.coders[0]!, end - 22, end);
	component.change({ codings: [...props.codings, made] });
	await expect.element(stripe('Child meets many hands, coded passage by Coder A, turn 6')).toBeVisible();
	expect(document.querySelectorAll('.turn')[4]).toBe(turn);
	expect(turn.firstElementChild).toBe(before);
	expect(coded()).toContain(group.text.slice(end - 22, end));
	expect(start).toBeLessThan(end - 22);
});

test('a stripe is a button that selects its passage', async () => {
	const { props } = await show();
	const unclear = stripe('Unclear mandate, coded passage by Coder A, turn 2');
	await unclear.click();
	expect(props.oncoding).toHaveBeenLastCalledWith(group.codings[1]!.guid);
	await expect.element(unclear).toHaveAttribute('aria-pressed', 'true');
	await vi.waitFor(() => expect(document.querySelector('[class*="-on"]')).not.toBeNull());
});

test('a click on words with several codings takes the shortest, the next click the next', async () => {
	const { props } = await show();
	await clickInside('.turn:nth-child(2) .coded-depth-2', 4);
	expect(props.oncoding).toHaveBeenLastCalledWith(group.codings[2]!.guid);
	// Two clicks soon after each other are a double click, which selects a word.
	await new Promise((done) => setTimeout(done, 600));
	await clickInside('.turn:nth-child(2) .coded-depth-2', 40);
	await vi.waitFor(() => expect(props.oncoding).toHaveBeenLastCalledWith(group.codings[1]!.guid));
	await userEvent.click(document.querySelector('.turn p')!, { position: { x: 10, y: 10 } });
	await vi.waitFor(() => expect(props.oncoding).toHaveBeenLastCalledWith(null));
});

test('pointing at a stripe lights its passage', async () => {
	const { props } = await show();
	await userEvent.hover(stripe('Workload, coded passage by Coder A, turn 6'));
	await vi.waitFor(() => expect(props.onhover).toHaveBeenLastCalledWith(group.codings[5]!.guid));
	const [lit] = [...CSS.highlights.get('transcript-hover')!];
	expect(String(lit)).toBe(slice({ start: group.codings[5]!.start!, end: group.codings[5]!.end! }));
});

test('the selection stays lit when the focus goes elsewhere', async () => {
	const { component } = await show();
	component.api().select(5, 12);
	(document.activeElement as HTMLElement).blur();
	document.getSelection()!.removeAllRanges();
	await tick();
	const [lit] = [...CSS.highlights.get('transcript-pending')!];
	expect(String(lit)).toBe(group.text.slice(5, 12));
});

test('a handle of the selected passage moves its end by keys and by dragging', async () => {
	const { start, end } = group.codings[5]!;
	const { props } = await show({ selected: group.codings[5]!.guid });
	const handle = stripe('End of the coded passage');
	await expect.element(handle).toBeVisible();
	(handle.element() as HTMLElement).focus();
	await userEvent.keyboard('{ArrowRight}');
	const [guid, from, to] = props.onresize.mock.lastCall!;
	expect([guid, from]).toEqual([group.codings[5]!.guid, start]);
	expect(group.text.slice(end!, to)).toBe(' A');
	const line = document.querySelectorAll('.turn')[5]!.querySelector('.coded')!.getClientRects()[0]!;
	const drag = (type: string) =>
		handle
			.element()
			.dispatchEvent(
				new PointerEvent(type, { bubbles: true, clientX: line.x + 60, clientY: line.y + line.height / 2 })
			);
	// A made-up pointer cannot be captured.
	handle.element().setPointerCapture = () => {};
	drag('pointerdown');
	drag('pointermove');
	drag('pointerup');
	const [, kept, shorter] = props.onresize.mock.lastCall!;
	expect(kept).toBe(start);
	expect(shorter).toBeLessThan(end!);
	expect(shorter).toBeGreaterThan(start!);
});

test('a code dropped on words goes to their sentence', async () => {
	const { props, text } = await show();
	// Words can be pointed at once they are painted, which a frame does after its callbacks.
	await new Promise(requestAnimationFrame);
	await new Promise(requestAnimationFrame);
	const turn = document.querySelectorAll('.turn p')[5]!.getBoundingClientRect();
	const data = new DataTransfer();
	data.setData(codeDragType, group.codes[0]!.guid);
	const at = { bubbles: true, cancelable: true, clientX: turn.x + 20, clientY: turn.y + 10 };
	text.element().dispatchEvent(new DragEvent('drop', { ...at, dataTransfer: data }));
	const [dropped, range] = props.ondropcode.mock.lastCall!;
	expect(dropped).toBe(group.codes[0]!.guid);
	expect(slice(range)).toBe(
		"It could, but it would have to be somebody's time, and all of us are already full."
	);
});

test('copied words are the words alone, turns on lines of their own', async () => {
	const { component, text } = await show();
	component.api().select(group.turns[3]!.start, group.turns[4]!.end);
	const data = new DataTransfer();
	text
		.element()
		.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }));
	expect(data.getData('text/plain')).toBe(`${group.turns[3]!.text}\n${group.turns[4]!.text}`);
});

test('other turns replace the text, and an unchanged turn keeps its element', async () => {
	const { component } = await show();
	const kept = document.querySelectorAll('.turn')[0];
	const texts = group.turns.map(({ text }, index) => (index === 1 ? 'Mended.' : text));
	const turns = turnsOf(
		texts,
		group.turns.map((turn) => turn.speaker)
	);
	component.change({ turns, document: documentOf(turns), codings: [] });
	await vi.waitFor(() => expect(words()).toEqual(texts));
	expect(document.querySelectorAll('.turn')[0]).toBe(kept);
	component.api().select(turns[1]!.start, turns[1]!.end);
	expect(component.api().selection()).toEqual({ start: turns[1]!.start, end: turns[1]!.end });
});

test('a renamed speaker shows beside the turns, whose words keep their codings', async () => {
	const { component } = await show();
	const before = coded();
	component.change({
		speakers: group.speakers.map((one) => (one.name === 'P3' ? { ...one, name: 'Anna' } : one))
	});
	await expect.element(page.getByRole('group', { name: 'Anna, turn 2, 00:12:41' })).toBeVisible();
	await vi.waitFor(() => expect(coded()).toBe(before));
});

test('a document without turns, or with an empty one, can be shown and walked', async () => {
	const { component } = await show({
		turns: [],
		document: documentOf([], 'Focus group · social services'),
		codings: []
	});
	component.api().moveTurn(1);
	component.api().takeTurn();
	component.api().scrollTo(5, { select: true });
	component.api().extend('word');
	expect(component.api().selection()).toBeNull();
	const turns = turnsOf(['', 'Yes.', '']);
	component.change({ turns, document: documentOf(turns) });
	await vi.waitFor(() => expect(words()).toEqual(['', 'Yes.', '']));
	component.api().moveTurn(1);
	await tick();
	component.api().takeTurn();
	expect(component.api().selection()).toEqual({ start: 1, end: 5 });
});

test('a deep passage lists what finds no room in the margin', async () => {
	const many = Array.from({ length: 50 }, (_, index) =>
		coding(index, group.codes[index % 7]!, group.coders[index % 2]!, 5, 20)
	);
	const { props } = await show({ codings: many });
	const more = page.getByRole('button', { name: /more coded passages here/ });
	await more.first().click();
	const listed = document.querySelectorAll<HTMLElement>('.margin li button');
	expect(listed.length).toBeGreaterThan(40);
	listed[3]!.click();
	expect(props.oncoding).toHaveBeenLastCalledWith(listed[3]!.dataset['coding']);
});

test('a right-to-left document has its stripes on the left and its selections right', async () => {
	const turns = turnsOf(['שלום לכולם, מה שלומכם היום?', 'All is well.'], [speaker(0, 'A').guid]);
	const made = coding(1, code(1, 'Greeting', '#0084b8'), coder(0, 'Coder A'), 0, 4);
	const { component } = await show({
		turns,
		document: { ...documentOf(turns), language: 'he' },
		codings: [made]
	});
	await vi.waitFor(() => expect(coded()).toBe('שלום'));
	const bar = document.querySelector('.bar')!.getBoundingClientRect();
	expect(bar.right).toBeLessThan(document.querySelector('.coded')!.getBoundingClientRect().left);
	component.api().select(5, 10);
	expect(component.api().selection()).toEqual({ start: 5, end: 10 });
});

test('a jump into a long document lands on its words, drawn with their codings; little else is', async () => {
	const long = longDocument(100_000, 2000);
	const { component } = await render(Host, { given: propsOf({ ...long, codings: long.codings }) });
	const target = long.turns[2500]!;
	component.api().scrollTo(target.start, { select: true });
	await vi.waitFor(() => {
		const box = document.querySelectorAll('.turn')[2500]!.getBoundingClientRect();
		expect(box.top).toBeGreaterThan(0);
		expect(box.bottom).toBeLessThan(740);
		expect(document.querySelectorAll('.coded').length).toBeGreaterThan(0);
	});
	expect(document.querySelectorAll('.coded').length).toBeLessThan(1500);
	expect(component.api().selection()).toBeNull();
});

test('a document that is taken away while it is read goes without a fault', async () => {
	const faults: unknown[] = [];
	const heard = ({ error }: ErrorEvent) => void faults.push(error);
	window.addEventListener('error', heard);
	const { component } = await render(Leaving, { given: propsOf(group) });
	const text = page.getByRole('textbox', { name: /^Transcript/ });
	await expect.element(text).toBeVisible();
	await userEvent.click(text);
	expect(() => flushSync(() => component.leave())).not.toThrow();
	await expect.element(text).not.toBeInTheDocument();
	window.removeEventListener('error', heard);
	expect(faults).toEqual([]);
});
