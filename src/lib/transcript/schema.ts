/** What the editor's document is made of: sections of turns, a turn of its words; and the elements that show them. */
import { Schema, type DOMOutputSpec, type Node, type NodeSpec } from '@tiptap/pm/model';
import { turnName, type TurnMeta } from './meta.ts';

/** Characters in a turn that is laid out by itself. */
const longTurn = 3000;
/** Characters on a line of text, about. */
const lineLength = 72;

const section: NodeSpec = {
	content: 'turn*',
	selectable: false,
	toDOM: ({ children }) => ['div', { class: 'section', style: roomFor(children) }, 0]
};

const turn: NodeSpec = {
	content: 'text*',
	marks: '',
	whitespace: 'pre',
	selectable: false,
	attrs: {
		speaker: { default: '' },
		time: { default: '' },
		number: { default: 0 },
		facilitator: { default: false },
		guid: { default: '' }
	},
	toDOM: turnElement
};

/** The schema of the editor's document. A turn's attributes are its meta and its `guid`. */
export const schema = new Schema({ nodes: { doc: { content: 'section*' }, section, turn, text: {} } });

function turnElement(node: Node): DOMOutputSpec {
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

/** The height that is reckoned with until turns are laid out: their lines, three at the least. */
function roomFor(turns: readonly Node[]): string {
	const lines = turns.reduce(
		(sum, { content }) => sum + Math.max(3, Math.ceil(content.size / lineLength)),
		0
	);
	return `contain-intrinsic-size: auto calc(${lines}lh + ${turns.length * 12}px)`;
}
