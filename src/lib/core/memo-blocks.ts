/**
 * A memo's formatted text as blocks of runs, read out of the editor's document; and the links in it to what is in the
 * project. Such a link is a mark of the editor: `{ type: 'samtalLink', attrs: { to, guid } }`.
 */
import { guidShape, type Guid } from './records.ts';

/** The editor's name for a link to something in the project. */
export const projectLinkMark = 'samtalLink';
/** What such a link may lead to. */
export const projectLinkTargets = ['document', 'coding', 'code', 'case'] as const;
export type ProjectLink = { readonly to: (typeof projectLinkTargets)[number]; readonly guid: Guid };

/** Words with one look. A line break inside a block is a line feed. */
export type MemoRun = {
	readonly text: string;
	readonly bold: boolean;
	readonly italic: boolean;
	readonly underline: boolean;
	readonly strike: boolean;
	readonly code: boolean;
	/** The address of a web page or mailbox; null for none. */
	readonly href: string | null;
	readonly link: ProjectLink | null;
};

/** A list that a block stands in: `number` counts its items from 1, or is null in one with bullets. */
export type MemoList = { readonly number: number | null };

export type MemoBlock = {
	readonly kind: 'paragraph' | 'heading' | 'code' | 'rule';
	/** The lists around it, outermost first, and whether it opens its item. */
	readonly lists: readonly MemoList[];
	readonly first: boolean;
	/** How many quotations it stands in. */
	readonly quotes: number;
	readonly runs: readonly MemoRun[];
};

/** How deep a document may nest; what lies deeper is left out. */
const deepest = 40;

type Node = { type?: unknown; text?: unknown; content?: unknown; marks?: unknown; attrs?: unknown };
type Place = { readonly lists: readonly MemoList[]; readonly first: boolean; readonly quotes: number };

/** The blocks of a body in order. One that is not the editor's JSON is plain words, a paragraph a line. */
export function memoBlocks(body: string): MemoBlock[] {
	const root = rootOf(body);
	const outside: Place = { lists: [], first: false, quotes: 0 };
	if (root) return childrenOf(root).flatMap((node) => blocksOf(node, outside, 1));
	return body
		.split('\n')
		.filter((line) => line.trim())
		.map((text) => ({ kind: 'paragraph', ...outside, runs: [{ text, ...plain }] }));
}

/** The links to what is in the project, in order, with the words that bear each. */
export function projectLinks(body: string): (ProjectLink & { readonly text: string })[] {
	const links: (ProjectLink & { text: string })[] = [];
	for (const { runs } of memoBlocks(body)) {
		let open: (typeof links)[number] | null = null;
		for (const { link, text } of runs) {
			if (link && open && open.guid === link.guid && open.to === link.to) open.text += text;
			else if (link) links.push((open = { ...link, text }));
			else open = null;
		}
	}
	return links;
}

const plain = {
	bold: false,
	italic: false,
	underline: false,
	strike: false,
	code: false,
	href: null,
	link: null
} as const;

function blocksOf(node: Node, place: Place, depth: number): MemoBlock[] {
	if (depth > deepest) return [];
	const children = childrenOf(node);
	const inside = (around: Place): MemoBlock[] =>
		children.flatMap((child) => blocksOf(child, around, depth + 1));
	switch (node.type) {
		case 'blockquote':
			return inside({ ...place, quotes: place.quotes + 1 });
		case 'bulletList':
		case 'orderedList':
			return children.flatMap((item, i) => {
				const number = node.type === 'orderedList' ? startOf(node) + i : null;
				const around = { ...place, lists: [...place.lists, { number }] };
				return childrenOf(item).flatMap((child, at) =>
					blocksOf(child, { ...around, first: at === 0 }, depth + 2)
				);
			});
		case 'horizontalRule':
			return [{ kind: 'rule', ...place, runs: [] }];
		case 'heading':
			return [{ kind: 'heading', ...place, runs: runsOf(children) }];
		case 'codeBlock':
			return [{ kind: 'code', ...place, runs: runsOf(children) }];
		case 'paragraph':
			return [{ kind: 'paragraph', ...place, runs: runsOf(children) }];
		default:
			return inside(place);
	}
}

function runsOf(nodes: readonly Node[]): MemoRun[] {
	return nodes.flatMap((node): MemoRun[] => {
		if (node.type === 'hardBreak') return [{ text: '\n', ...plain }];
		return typeof node.text === 'string' && node.text ? [{ text: node.text, ...lookOf(node) }] : [];
	});
}

function lookOf({ marks }: Node): Omit<MemoRun, 'text'> {
	const all = (Array.isArray(marks) ? marks : []).filter(isNode);
	const has = (type: string): boolean => all.some((mark) => mark.type === type);
	const attrs = (type: string): Record<string, unknown> => {
		const found = all.find((mark) => mark.type === type)?.attrs;
		return isNode(found) ? (found as Record<string, unknown>) : {};
	};
	const { href } = attrs('link');
	const { to, guid } = attrs(projectLinkMark);
	const target = projectLinkTargets.find((one) => one === to);
	const known = guidShape.safeParse(guid);
	return {
		bold: has('bold'),
		italic: has('italic'),
		underline: has('underline'),
		strike: has('strike'),
		code: has('code'),
		href: typeof href === 'string' && /^(https?:|mailto:)/i.test(href) ? href : null,
		link: target && known.success ? { to: target, guid: known.data } : null
	};
}

function startOf({ attrs }: Node): number {
	const start = isNode(attrs) ? (attrs as { start?: unknown }).start : 1;
	return typeof start === 'number' && Number.isInteger(start) ? start : 1;
}

function rootOf(body: string): Node | null {
	try {
		const root = JSON.parse(body) as unknown;
		return isNode(root) && root.type === 'doc' ? root : null;
	} catch {
		return null;
	}
}

const childrenOf = ({ content }: Node): Node[] => (Array.isArray(content) ? content.filter(isNode) : []);

function isNode(value: unknown): value is Node {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
