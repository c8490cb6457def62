/** What stands beside the links of a memo: the sign of what each leads to, and a word where that is gone. */
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import type { Mark, Node } from '@tiptap/pm/model';
import { mount, unmount } from 'svelte';
import type { ProjectLink, projectLinkMark } from '../../core/memo-blocks.ts';
import { say } from '../../words/say.ts';
import LinkSign from './LinkSign.svelte';
import type { LinkedThing, MemoLinks } from './memo-links.ts';

const markName: typeof projectLinkMark = 'samtalLink';

/** The signs and words, for a document as it is now. */
export function linkDecorations(doc: Node, find: MemoLinks['find']): DecorationSet {
	const decorations = rangesOf(doc).flatMap(({ mark, from, to }) => {
		const link = mark.attrs as ProjectLink;
		const thing = find(link);
		const title = thing ? [thing.name, thing.hint].filter(Boolean).join(' · ') : '';
		const sign = Decoration.widget(from, () => drawn(link, thing), {
			side: -1,
			key: `${link.to} ${link.guid} ${thing?.color}`,
			destroy: (node) => void undrawn.get(node)?.()
		});
		const words = Decoration.inline(from, to, { class: thing === null ? 'link gone' : 'link', title });
		if (thing !== null) return [sign, words];
		return [sign, words, Decoration.widget(to, gone, { side: -1, key: `gone ${link.guid}` })];
	});
	return DecorationSet.create(doc, decorations);
}

/** Stretches of neighbouring text with one link, which bold words may part. */
function rangesOf(doc: Node): { mark: Mark; from: number; to: number }[] {
	const ranges: { mark: Mark; from: number; to: number }[] = [];
	doc.descendants((node, at) => {
		const mark = node.marks.find((one) => one.type.name === markName);
		const last = ranges.at(-1);
		if (mark && last?.to === at && last.mark.eq(mark)) last.to += node.nodeSize;
		else if (mark) ranges.push({ mark, from: at, to: at + node.nodeSize });
	});
	return ranges;
}

const undrawn = new WeakMap<globalThis.Node, () => void>();

function drawn({ to }: ProjectLink, thing: LinkedThing | null | undefined): HTMLElement {
	const target = document.createElement('span');
	target.className = 'sign';
	const sign = mount(LinkSign, { target, props: { to, color: thing?.color ?? null } });
	undrawn.set(target, () => void unmount(sign));
	return target;
}

function gone(): HTMLElement {
	const words = document.createElement('small');
	words.textContent = ` ${say('memo.link.gone')}`;
	return words;
}
