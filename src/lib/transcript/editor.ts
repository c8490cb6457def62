/**
 * The Tiptap editor that shows a document: one node a turn, text exactly as stored. It can be read, walked and
 * selected with every key of an editor, yet no input changes it: only `load` does, unless words are being edited.
 */
import { Editor, Extension, Node } from '@tiptap/core';
import Text from '@tiptap/extension-text';
import {
	DOMSerializer,
	type DOMOutputSpec,
	type Node as ProseMirrorNode,
	type ResolvedPos
} from '@tiptap/pm/model';
import { Plugin, PluginKey, TextSelection, type Transaction } from '@tiptap/pm/state';
import { DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { Guid, SpokenTurn } from '../core/records.ts';
import { staysInTurn } from './editing.ts';
import { turnName, type TurnMeta } from './meta.ts';
import { takeSelection } from './pointed.ts';
import { inSections, turnNamed, turnNodes } from './sections.ts';

/** What the editor tells of: clicks, drops and selections, in editor positions. */
export type EditorEvents = {
	/** The accessible name of the text. */
	readonly label: () => string;
	readonly onselection: () => void;
	/** Ctrl-Home (-1) or Ctrl-End (1), which a browser cannot follow into what it has not laid out; `stretches` with Shift. */
	readonly onedge: (way: 1 | -1, stretches: boolean) => void;
	readonly onclick: (position: number, event: MouseEvent) => void;
	/** Answers true when the drop was something it takes. */
	readonly ondrop: (position: number, event: DragEvent) => boolean;
	/** Answers true when what is dragged could be taken. */
	readonly takes: (event: DragEvent) => boolean;
	/** What takes keys and words while the text is edited; null while it is only read. */
	readonly typing: () => Typing | null;
};

/** Takes what is typed; each answers true when the editor has nothing more to do with it. */
export type Typing = {
	press(event: KeyboardEvent): boolean;
	input(event: InputEvent): boolean;
	paste(event: ClipboardEvent): void;
	/** The text was changed by typing. */
	changed(transaction: Transaction): void;
	/** The text lost the focus. */
	left(): void;
	/** What a composition put together is now in the text. */
	composed(): void;
};

const loading = 'load';
const drawn = new PluginKey<DecorationSet>('drawn');

/** Makes an empty editor inside `element`; fill it with `load`. */
export function createEditor(element: HTMLElement, events: EditorEvents): Editor {
	return new Editor({
		element,
		extensions: [TranscriptDocument, Section, Turn, Text, readOnly(events)],
		injectCSS: false,
		enableInputRules: false,
		enablePasteRules: false,
		enableCoreExtensions: {
			keymap: false,
			drop: false,
			paste: false,
			delete: false,
			clipboardTextSerializer: false,
			textDirection: false
		},
		onSelectionUpdate: events.onselection,
		onTransaction: ({ editor, transaction }) => {
			const isTaken = transaction.docChanged && editor.state.doc === transaction.doc;
			if (isTaken && !transaction.getMeta(loading)) events.typing()?.changed(transaction);
		}
	});
}

/**
 * Shows these turns. Only sections that differ from what is shown are replaced; a turn that stays keeps its element.
 * Drafts stand in place of the words of their turns. What is selected stays so in its turns.
 */
export function load(
	editor: Editor,
	turns: readonly SpokenTurn[],
	metas: readonly TurnMeta[],
	drafts: ReadonlyMap<Guid, string> = new Map()
): void {
	const { schema, doc, selection, tr } = editor.state;
	const known = turnNodes(doc);
	const nodes = turns.map(({ guid, text }, index) => {
		const words = drafts.get(guid) ?? text;
		const node = schema.nodes['turn']!.create({ ...metas[index], guid }, words ? schema.text(words) : null);
		return known[index]?.eq(node) ? known[index] : node;
	});
	const made = inSections(nodes).map((held) => schema.nodes['section']!.create(null, held));
	const shown = doc.children;
	let same = 0;
	while (same < made.length && same < shown.length && made[same]!.eq(shown[same]!)) same++;
	let tail = 0;
	while (
		tail < Math.min(made.length, shown.length) - same &&
		made[made.length - 1 - tail]!.eq(shown[shown.length - 1 - tail]!)
	)
		tail++;
	if (same === made.length && same === shown.length) return;
	const from = sizeOf(shown.slice(0, same));
	const to = sizeOf(shown.slice(0, shown.length - tail));
	tr.replaceWith(from, to, made.slice(same, made.length - tail));
	const [anchor, head] = [selection.$anchor, selection.$head].map((end) => sameWords(end, tr.doc));
	if (typeof anchor === 'number' && typeof head === 'number')
		tr.setSelection(TextSelection.create(tr.doc, anchor, head));
	else if (made.length && same + tail === 0) tr.setSelection(TextSelection.atStart(tr.doc));
	editor.view.dispatch(tr.setMeta(loading, true).setMeta('addToHistory', false));
}

/** Where a position of an earlier document is now: as far into the same turn; null where that is gone. */
function sameWords({ depth, parent, parentOffset }: ResolvedPos, doc: ProseMirrorNode): number | null {
	const turn = depth ? turnNamed(doc, parent.attrs['guid'] as Guid) : null;
	return turn && turn.words + Math.min(parentOffset, turn.node.content.size);
}

/** Draws these decorations in place of those before. */
export function draw(editor: Editor, decorations: DecorationSet): void {
	editor.view.dispatch(editor.state.tr.setMeta(drawn, decorations));
}

/** `inputmode` keeps a touch keyboard down; the text is a textbox, so that screen readers let one walk and select. */
const textAttributes = {
	role: 'textbox',
	'aria-multiline': 'true',
	'aria-readonly': 'true',
	spellcheck: 'false',
	translate: 'no',
	autocorrect: 'off',
	autocapitalize: 'off',
	inputmode: 'none'
};
const typingAttributes = { 'aria-readonly': 'false', spellcheck: 'true', inputmode: 'text' };

const TranscriptDocument = Node.create({ name: 'doc', topNode: true, content: 'section*' });

const Section = Node.create({
	name: 'section',
	content: 'turn*',
	selectable: false,
	draggable: false,
	renderHTML: ({ node }) => ['div', { class: 'section', style: roomFor(node.children) }, 0]
});

const Turn = Node.create({
	name: 'turn',
	content: 'text*',
	marks: '',
	whitespace: 'pre',
	selectable: false,
	draggable: false,
	addAttributes: () => ({
		speaker: { default: '', rendered: false },
		time: { default: '', rendered: false },
		number: { default: 0, rendered: false },
		facilitator: { default: false, rendered: false },
		guid: { default: '', rendered: false }
	}),
	renderHTML({ node }) {
		const meta = node.attrs as TurnMeta;
		const long = node.content.size > longTurn;
		return [
			'div',
			{
				class: ['turn', meta.facilitator && 'facilitator', long && 'long'].filter(Boolean).join(' '),
				style: long ? roomFor([node]) : null,
				role: 'group',
				'aria-label': turnName(meta),
				'data-speaker': meta.speaker,
				'data-place': [meta.time, meta.number].filter(Boolean).join('\n')
			},
			['p', { dir: 'auto' }, 0]
		];
	}
});

/** Characters in a turn that is laid out by itself. */
const longTurn = 3000;
/** Characters on a line of text, about. */
const lineLength = 72;

/** The height that is reckoned with until turns are laid out: their lines, three at the least. */
function roomFor(turns: readonly ProseMirrorNode[]): string {
	const lines = turns.reduce(
		(sum, { content }) => sum + Math.max(3, Math.ceil(content.size / lineLength)),
		0
	);
	return `contain-intrinsic-size: auto calc(${lines}lh + ${turns.length * 12}px)`;
}

function readOnly(events: EditorEvents) {
	return Extension.create({
		name: 'readOnly',
		addProseMirrorPlugins() {
			const plain = {
				...DOMSerializer.nodesFromSchema(this.editor.schema),
				section: asDivision,
				turn: turnAsParagraph
			};
			return [
				new Plugin<DecorationSet>({
					key: drawn,
					filterTransaction: (transaction) =>
						!transaction.docChanged ||
						transaction.getMeta(loading) === true ||
						(!!events.typing() && staysInTurn(transaction.before, transaction.doc)),
					state: {
						init: () => DecorationSet.empty,
						apply: (transaction, shown) =>
							(transaction.getMeta(drawn) as DecorationSet | undefined) ??
							shown.map(transaction.mapping, transaction.doc)
					},
					props: {
						attributes: () => ({
							...textAttributes,
							...(events.typing() && typingAttributes),
							'aria-label': events.label()
						}),
						decorations: (state) => drawn.getState(state),
						handleKeyPress: () => !events.typing(),
						handlePaste: (_view, event) => {
							events.typing()?.paste(event);
							return true;
						},
						handleDrop: (view, event) => {
							const position = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos;
							if (position !== undefined) events.ondrop(position, event);
							return true;
						},
						handleClick: (_view: EditorView, position, event) => {
							events.onclick(position, event);
							return false;
						},
						handleDOMEvents: {
							keydown: (_view, event) =>
								goesToEdge(event, events) || (events.typing()?.press(event) ?? isForTheApp(event)),
							beforeinput: (view, event) => events.typing()?.input(event) ?? refuse(view, event),
							paste: (view, event) => !events.typing() && refuse(view, event),
							mouseup: takeSelection,
							blur: () => {
								events.typing()?.left();
								return false;
							},
							compositionend: () => {
								setTimeout(() => events.typing()?.composed());
								return false;
							},
							dragstart: refuse,
							dragover: (_view, event) => {
								if (events.takes(event)) event.preventDefault();
								return true;
							}
						},
						clipboardTextSerializer: (slice) => slice.content.textBetween(0, slice.content.size, '\n'),
						clipboardSerializer: new DOMSerializer(plain, {})
					}
				})
			];
		}
	});
}

/** Copied turns carry their words alone. */
function turnAsParagraph(): DOMOutputSpec {
	return ['p', 0];
}

function asDivision(): DOMOutputSpec {
	return ['div', 0];
}

function goesToEdge(event: KeyboardEvent, { onedge }: EditorEvents): boolean {
	const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
	if (!/^(Home|End)$/.test(key) || !(ctrlKey || metaKey) || altKey) return false;
	event.preventDefault();
	onedge(key === 'End' ? 1 : -1, shiftKey);
	return true;
}

/** Keys that the editor would swallow although nothing can be typed, undone or made bold here. */
function isForTheApp({ key, ctrlKey, metaKey }: KeyboardEvent): boolean {
	if (key === 'Enter' || key === 'Escape') return true;
	return (ctrlKey || metaKey) && /^[biyz]$/i.test(key);
}

function refuse(_view: EditorView, event: Event): boolean {
	event.preventDefault();
	return true;
}

function sizeOf(nodes: readonly ProseMirrorNode[]): number {
	return nodes.reduce((size, node) => size + node.nodeSize, 0);
}
