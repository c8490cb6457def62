/** The transcript's logic: it keeps the editor, the window of drawn turns and the margin in step with the props. */
import type { Editor } from '@tiptap/core';
import type { SpokenTurn } from '../core/records.ts';
import { say } from '../words/say.ts';
import { decorate, frameOf, type TurnWindow } from './decorations.ts';
import { liveTurns, type LiveTurns } from './draft.ts';
import { Editing, textsOf } from './editing.ts';
import { createEditor, draw, load, type Typing } from './editor.ts';
import { TurnElements } from './geometry.ts';
import { Lights } from './highlights.ts';
import { assignGroupLanes, assignLanes, inReadingOrder } from './lanes.ts';
import { layoutMargin, type MarginLayout, type Stripe } from './margin.ts';
import { Measures } from './measures.ts';
import { metasOf } from './meta.ts';
import { byGuid, covering, moveAll, place } from './placed.ts';
import { positionToOffset, type Range } from './positions.ts';
import { codeDragType, type TranscriptProps } from './props.ts';
import { Resizing } from './resizing.svelte.ts';
import { Selecting } from './selecting.ts';
import { unitAt, type Edge, type Unit } from './units.ts';

/** Lanes drawn in the margin; what lies deeper is listed. */
export const maxLanes = 6;
const maxGroupLanes = 10;

/** Where reading goes on after a jump, as a share of the height. */
const readingLine = 0.3;

export class TranscriptView {
	layout = $state.raw<MarginLayout>({ bars: [], labels: [] });
	/** What stands in view, for the density strip. */
	visible = $state.raw<Range>({ start: 0, end: 0 });
	hovered = $state.raw<string | null>(null);
	// One step each: a parent that hands on the same arrays anew has nothing placed again.
	readonly #codings = $derived.by(() => this.#props().codings);
	readonly #codes = $derived.by(() => this.#props().codes);
	readonly #coders = $derived.by(() => this.#props().coders);
	/** The turns with what is being typed into them; null where nothing is. */
	#live = $state.raw<LiveTurns | null>(null);
	readonly #stored = $derived.by(() => place(this.#codings, this.#codes, this.#coders));
	readonly placed = $derived.by(() =>
		this.#live ? moveAll(this.#stored, this.#live.splices) : this.#stored
	);
	readonly byGuid = $derived.by(() => byGuid(this.placed));
	readonly selecting: Selecting;
	readonly resizing: Resizing;
	readonly editing: Editing;
	readonly #ordered = $derived.by(() => this.placed.toSorted(inReadingOrder));
	readonly #grouping = $derived.by(() => this.#props().lanes ?? 'fit');
	readonly #lanes = $derived.by(() => {
		const by = this.#grouping;
		// Names alone may be shared: those of one name still are groups of their own.
		if (by === 'code') return assignGroupLanes(this.placed, ({ name, code }) => `${name} ${code}`);
		if (by === 'coder') return assignGroupLanes(this.placed, ({ coder }) => coder);
		return assignLanes(this.placed);
	});
	readonly #props: () => TranscriptProps;
	readonly #lights = new Lights();
	#editor!: Editor;
	#elements!: TurnElements;
	#scroll!: HTMLElement;
	#page!: HTMLElement;
	#window: TurnWindow = { first: 0, last: 0 };
	#document: string | null = null;
	#frame = 0;
	/** Keys that grow and shrink mean the selected coding: it was selected after the words were. */
	#aims = false;
	#selected: string | null = null;
	#measured = '';
	/** Where passages stood when the page had the size `#measured`. */
	readonly #measures = new Measures();

	constructor(props: () => TranscriptProps) {
		this.#props = props;
		const now = (): TranscriptProps => this.#now;
		this.editing = new Editing({
			host: () => props().editing ?? null,
			editor: () => this.#editor,
			onsettled: () => {
				this.load();
				this.refresh();
			}
		});
		this.selecting = new Selecting({
			props: now,
			editor: () => this.#editor,
			reveal: (offset) => this.reveal(offset),
			onchange: () => {
				this.#aims = false;
				this.#lightSelection();
				this.editing.moved();
			}
		});
		this.resizing = new Resizing({
			props: now,
			coding: () => this.#selectedCoding(),
			offsetAt: (left, top) => this.#offsetAt(left, top),
			frame: () => frameOf(this.turns, this.#window),
			elements: () => this.#elements,
			page: () => this.#page,
			onchange: () => this.#lightSelection()
		});
	}

	/** Builds the editor inside `page`, which `scroll` scrolls. Gives what takes it down. */
	mount(scroll: HTMLElement, page: HTMLElement): () => void {
		this.#scroll = scroll;
		this.#page = page;
		this.#editor = createEditor(page, {
			label: () => say('transcript.label', { title: this.#props().document.title }),
			onselection: () => this.selecting.changed(),
			onedge: (way, stretches) => this.selecting.toEdge(way, stretches),
			onclick: (position, event) => this.#clicked(position, event),
			takes: ({ dataTransfer }) => !!this.#props().ondropcode && !!dataTransfer?.types.includes(codeDragType),
			ondrop: (position, event) => this.#dropped(position, event),
			typing: () => (this.#props().editing ? this.#typing : null)
		});
		this.#elements = new TurnElements(this.#editor.view.dom);
		const resized = new ResizeObserver(() => this.schedule());
		resized.observe(page);
		resized.observe(scroll);
		// A typeface that has only now arrived.
		const arrived = () => this.reset();
		document.fonts.addEventListener('loadingdone', arrived);
		return () => {
			cancelAnimationFrame(this.#frame);
			resized.disconnect();
			document.fonts.removeEventListener('loadingdone', arrived);
			this.#lights.clear();
			this.editing.end();
			this.#editor.destroy();
		};
	}

	/** Moves the focus into the text. */
	focus(): void {
		this.#editor.view.focus();
	}

	/** The turns as they stand in the text: those of the props, with what is typed. */
	get turns(): readonly SpokenTurn[] {
		return this.#live?.turns ?? this.#props().turns;
	}

	/** Shows the turns of the props. What is typed stays; turns that come while edits are on their way wait for the answer. */
	load(): void {
		const { document, turns, speakers } = this.#props();
		const isOther = this.#document !== document.guid;
		if (this.editing.sending && !isOther) return;
		const drafts = this.editing.adopt(turns);
		this.#elements.forget();
		this.selecting.quietly(() => load(this.#editor, turns, metasOf(turns, speakers), drafts));
		if (drafts.size) this.#type();
		else this.#live = null;
		if (isOther) this.#scroll.scrollTop = 0;
		this.#document = document.guid;
	}

	/** Lets words be typed, or only read, as the props say now. */
	toggleEditing(): void {
		this.editing.toggle();
		// The editor asks for its attributes when it is drawn.
		this.#editor.view.dispatch(this.#editor.state.tr);
	}

	/** Draws the codings around the viewport and the margin beside them. */
	refresh(): void {
		const { top, bottom, height } = this.#scroll.getBoundingClientRect();
		this.#window = this.#elements.within({ top: top - height, bottom: bottom + height });
		this.#measures.forget();
		this.redraw();
	}

	/** Draws the codings anew where nothing was scrolled: around the turns that stood near the viewport before. */
	redraw(): void {
		// A composition lives in the text as it is drawn.
		if (this.#editor.view.composing) return;
		const { turns, selected, cursor, spoken = null, noted, unitStarts } = this.#now;
		if (selected !== this.#selected) this.#aims = selected !== null;
		this.#selected = selected;
		const drawing = { placed: this.placed, selected, cursor, spoken, window: this.#window };
		// What is typed moves them; they are drawn again once it is saved.
		const beside = this.#live ? {} : { ...(noted && { noted }), ...(unitStarts && { unitStarts }) };
		draw(this.#editor, decorate(this.#editor.state.doc, turns, { ...drawing, ...beside }));
		this.#measure();
	}

	/** Looks again before the next frame: after a scroll, or when the page changed its height. */
	schedule(): void {
		if (!this.#frame) this.#frame = requestAnimationFrame(() => this.#look());
	}

	/** The text is set otherwise: all is measured anew, also where the page keeps its size. */
	reset(): void {
		this.#measured = '';
		this.schedule();
	}

	/** Brings an offset to the reading line, and selects nothing. */
	scrollTo(offset: number): void {
		// Heights of turns not yet drawn are guesses: a second and a third look land on the line.
		const land = (looks: number) => {
			const box = this.#elements.boxOf(this.turns, offset);
			const { top, height } = this.#scroll.getBoundingClientRect();
			if (box) this.#scroll.scrollTop += box.top - top - height * readingLine;
			if (looks > 1) requestAnimationFrame(() => land(looks - 1));
			else this.#look();
		};
		land(3);
	}

	/** Scrolls an offset into view where it is not. */
	reveal(offset: number): void {
		const box = this.#elements.boxOf(this.turns, offset);
		const { top, bottom } = this.#scroll.getBoundingClientRect();
		if (!box || box.top < top + box.height || box.bottom > bottom - box.height) this.scrollTo(offset);
	}

	/** Moves an end of what is selected outwards, or inwards where not `more`: of the coding or, selected since, of words. */
	grow(unit: Unit, more: boolean, edge?: Edge): void {
		const coding = this.#aims ? this.#selectedCoding() : undefined;
		if (!coding) return more ? this.selecting.extend(unit, edge) : this.selecting.shrink(unit, edge);
		// Words that stayed selected would be mistaken for the passage.
		if (this.selecting.range()) this.selecting.select(coding.end, coding.end);
		this.#aims = true;
		this.resizing.grow(unit, more);
	}

	/** Lets the other end of what is selected be the one that moves; gives which of the coding's it then is, null for words. */
	turnAround(): Edge | null {
		if (!this.#aims) {
			this.selecting.turnAround();
			return null;
		}
		return (this.resizing.edge = this.resizing.edge === 'end' ? 'start' : 'end');
	}

	/** Selects what a click on a stripe means. */
	pick(guid: string | null): void {
		this.#props().oncoding?.(guid);
	}

	/** Lights a passage and its stripe; null lights none. */
	hover(guid: string | null): void {
		if (guid === this.hovered) return;
		this.hovered = guid;
		this.#lightHover();
		this.#props().onhover?.(guid);
	}

	/** Lights what lies under the pointer in the text. */
	hoverText(target: EventTarget | null): void {
		const at = this.#codedOffset(target);
		this.hover(at === null ? null : (covering(this.placed, at)[0]?.guid ?? null));
	}

	/** The props with the turns as they stand in the text. */
	get #now(): TranscriptProps {
		return this.#live ? { ...this.#props(), turns: this.#live.turns } : this.#props();
	}

	readonly #typing: Typing = {
		press: (event) => this.editing.press(event),
		input: (event) => this.editing.input(event),
		paste: (event) => this.editing.paste(event),
		changed: (transaction) => {
			this.editing.changed(transaction);
			this.#elements.forget();
			this.#type();
		},
		left: () => void this.editing.save(),
		composed: () => this.redraw()
	};

	/** Takes in how the turns read with what is typed. */
	#type(): void {
		this.#live = liveTurns(this.#props().turns, textsOf(this.#editor.state.doc), this.editing.drafts);
	}

	#look(): void {
		this.#frame = 0;
		if (!this.#elements.all.length) return;
		const { top, bottom, height } = this.#scroll.getBoundingClientRect();
		const near = this.#elements.within({ top: top - height / 3, bottom: bottom + height / 3 });
		if (near.first < this.#window.first || near.last > this.#window.last) this.refresh();
		else if (this.#size() !== this.#measured) this.#measure();
		else this.#see();
	}

	#see(): void {
		const { top, bottom } = this.#scroll.getBoundingClientRect();
		const seen = frameOf(this.turns, this.#elements.within({ top, bottom }));
		this.visible = seen ?? { start: 0, end: 0 };
	}

	/** Where this is another, lines stand elsewhere on the page. */
	#size(): string {
		return `${this.#page.clientWidth} ${this.#page.clientHeight}`;
	}

	#measure(): void {
		this.#see();
		const size = this.#size();
		if (size !== this.#measured) this.#measures.forget();
		this.#measured = size;
		this.layout = layoutMargin(this.#stripes(), this.#grouping === 'fit' ? maxLanes : maxGroupLanes);
		this.resizing.place();
		this.#lightHover();
		this.#lightSelection();
	}

	#stripes(): Stripe[] {
		const frame = frameOf(this.turns, this.#window);
		if (!frame) return [];
		return this.#measures.stripes(this.#ordered, this.#lanes, {
			frame,
			turns: this.turns,
			elements: this.#elements,
			origin: this.#page.getBoundingClientRect().top
		});
	}

	#clicked(position: number, event: MouseEvent): void {
		if (event.detail > 1) return;
		const timed = this.#timeAt(event);
		if (timed !== null) return this.#props().ontime?.(timed);
		if (!event.shiftKey) this.#caretAt(position);
		const { selected } = this.#props();
		const at = this.#codedOffset(event.target);
		if (at === null) {
			if (selected !== null) this.pick(null);
			return;
		}
		const under = covering(this.placed, at);
		const next = under[(under.findIndex(({ guid }) => guid === selected) + 1) % under.length];
		if (next && next.guid !== selected) this.pick(next.guid);
		else this.#aims = true;
	}

	/** Puts the caret where was clicked: the editor hears of it later, and what is drawn until then would take it back. */
	#caretAt(position: number): void {
		const caret = positionToOffset(this.turns, position);
		this.selecting.select(caret, caret);
	}

	/** The turn whose time lies under the pointer; null elsewhere, and where no time can be played. */
	#timeAt({ target, clientX, clientY }: MouseEvent): number | null {
		const { ontime } = this.#props();
		const turn = target instanceof HTMLElement && target.matches('.turn') ? target : null;
		const words = turn?.firstElementChild?.getBoundingClientRect();
		if (!ontime || !turn || !words || (clientX >= words.left && clientX <= words.right)) return null;
		const below = clientY - turn.getBoundingClientRect().top;
		const line = turn.dataset['speaker'] ? 29 : 11;
		const index = this.#elements.all.indexOf(turn);
		const hasTime = (this.turns[index]?.startTime ?? null) !== null;
		return hasTime && below >= line && below <= line + 18 ? index : null;
	}

	#dropped(position: number, event: DragEvent): boolean {
		const { turns, document, ondropcode } = this.#now;
		const code = event.dataTransfer?.getData(codeDragType);
		if (!code || !ondropcode) return false;
		const offset = positionToOffset(turns, position);
		const selection = this.selecting.range();
		const inside = selection && selection.start <= offset && offset <= selection.end;
		const range = inside ? selection : unitAt(turns, offset, 'sentence', document.language);
		if (range) ondropcode(code, range);
		return true;
	}

	/** The offset at which the coded segment under `target` starts; null where the words have no code. */
	#codedOffset(target: EventTarget | null): number | null {
		const segment = target instanceof Element ? target.closest('.coded') : null;
		if (!segment || !this.#editor.view.dom.contains(segment)) return null;
		return positionToOffset(this.turns, this.#editor.view.posAtDOM(segment, 0));
	}

	#selectedCoding() {
		const { selected } = this.#props();
		return selected === null ? undefined : this.byGuid.get(selected);
	}

	#offsetAt(left: number, top: number): number | null {
		const position = this.#editor.view.posAtCoords({ left, top })?.pos;
		return position === undefined ? null : positionToOffset(this.turns, position);
	}

	#lightHover(): void {
		const passage = this.hovered === null ? undefined : this.byGuid.get(this.hovered);
		this.#lights.light('transcript-hover', this.#domRange(passage ?? null));
	}

	#lightSelection(): void {
		const range = this.resizing.dragged ?? this.selecting.range();
		this.#lights.light('transcript-pending', this.#domRange(range));
	}

	#domRange(range: Range | null): globalThis.Range | null {
		return range && this.#elements.rangeOf(this.turns, range);
	}
}
