/** The transcript's logic: it keeps the editor, the window of drawn turns and the margin in step with the props. */
import type { Editor } from '@tiptap/core';
import type { Document, SpokenTurn } from '../core/records.ts';
import { say } from '../words/say.ts';
import { Clicking } from './clicking.ts';
import { decorate, frameOf, type TurnWindow } from './decorations.ts';
import { liveTurns, type LiveTurns } from './draft.ts';
import { Editing } from './editing.ts';
import { createEditor, draw, load, type Typing } from './editor.ts';
import { TurnElements } from './geometry.ts';
import { Lighting } from './lighting.svelte.ts';
import { layoutMargin, type MarginLayout, type Stripe } from './margin.ts';
import { Measures } from './measures.ts';
import { metasOf } from './meta.ts';
import { Passages } from './passages.svelte.ts';
import type { Range } from './positions.ts';
import type { TranscriptProps } from './props.ts';
import { Resizing } from './resizing.svelte.ts';
import { Selecting } from './selecting.ts';
import type { Edge, Unit } from './units.ts';
import { textsOf } from './unsaved.ts';

/** Where reading goes on after a jump, as a share of the height. */
const readingLine = 0.3;

export class TranscriptView {
	layout = $state.raw<MarginLayout>({ bars: [], labels: [] });
	/** What stands in view, for the density strip. */
	visible = $state.raw<Range>({ start: 0, end: 0 });
	/** The turns with what is being typed into them; null where nothing is. */
	#live = $state.raw<LiveTurns | null>(null);
	readonly passages: Passages;
	readonly lighting: Lighting;
	readonly selecting: Selecting;
	readonly resizing: Resizing;
	readonly editing: Editing;
	readonly clicking: Clicking;
	readonly #props: () => TranscriptProps;
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
		this.passages = new Passages(props, () => this.#live);
		this.lighting = new Lighting({
			passage: (guid) => this.passages.byGuid.get(guid),
			selection: () => this.resizing.dragged ?? this.selecting.range(),
			inPage: (range) => this.#elements.rangeOf(this.turns, range),
			onhover: (guid) => props().onhover?.(guid)
		});
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
				this.lighting.select();
				this.editing.unsaved.moved();
			}
		});
		this.clicking = new Clicking({
			props: now,
			placed: () => this.passages.placed,
			editor: () => this.#editor,
			elements: () => this.#elements,
			selecting: () => this.selecting,
			onagain: () => (this.#aims = true)
		});
		this.resizing = new Resizing({
			props: now,
			coding: () => this.passages.selected,
			offsetAt: (left, top) => this.clicking.offsetAt(left, top),
			frame: () => frameOf(this.turns, this.#window),
			elements: () => this.#elements,
			page: () => this.#page,
			onchange: () => this.lighting.select()
		});
	}

	/** Builds the editor inside `page`, which `scroll` scrolls. Gives what takes it down. */
	mount(scroll: HTMLElement, page: HTMLElement): () => void {
		this.#scroll = scroll;
		this.#page = page;
		this.#editor = createEditor(page, {
			// A text with the focus asks for it once more while it is taken down, when its document may be gone.
			label: () =>
				say('transcript.label', { title: (this.#props().document as Document | undefined)?.title ?? '' }),
			onselection: () => this.selecting.changed(),
			onedge: (way, stretches) => this.selecting.toEdge(way, stretches),
			onclick: (position, event) => this.clicking.click(position, event),
			takes: (event) => this.clicking.takes(event),
			ondrop: (position, event) => this.clicking.drop(position, event),
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
			this.lighting.clear();
			this.editing.unsaved.end();
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
		if (this.editing.unsaved.sending && !isOther) return;
		const drafts = this.editing.unsaved.adopt(turns);
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
		const { turns, selected, cursor, spoken = null, noted, unitStarts, pair = null } = this.#now;
		if (selected !== this.#selected) this.#aims = selected !== null;
		this.#selected = selected;
		const drawing = { placed: this.passages.placed, selected, cursor, spoken, window: this.#window };
		// What is typed moves them; they are drawn again once it is saved.
		const beside = this.#live ? {} : { pair, ...(noted && { noted }), ...(unitStarts && { unitStarts }) };
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
		const coding = this.#aims ? this.passages.selected : undefined;
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

	/** The props with the turns as they stand in the text. */
	get #now(): TranscriptProps {
		return this.#live ? { ...this.#props(), turns: this.#live.turns } : this.#props();
	}

	readonly #typing: Typing = {
		press: (event) => this.editing.press(event),
		input: (event) => this.editing.input(event),
		paste: (event) => this.editing.paste(event),
		changed: (transaction) => {
			this.editing.unsaved.changed(transaction);
			this.#elements.forget();
			this.#type();
		},
		left: () => void this.editing.unsaved.save(),
		composed: () => this.redraw()
	};

	/** Takes in how the turns read with what is typed. */
	#type(): void {
		this.#live = liveTurns(this.#props().turns, textsOf(this.#editor.state.doc), this.editing.unsaved.drafts);
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
		this.layout = layoutMargin(this.#stripes(), this.passages.mostLanes);
		this.resizing.place();
		this.lighting.hoverAgain();
		this.lighting.select();
	}

	#stripes(): Stripe[] {
		const frame = frameOf(this.turns, this.#window);
		if (!frame) return [];
		return this.#measures.stripes(this.passages.ordered, this.passages.lanes, {
			frame,
			turns: this.turns,
			elements: this.#elements,
			origin: this.#page.getBoundingClientRect().top
		});
	}
}
