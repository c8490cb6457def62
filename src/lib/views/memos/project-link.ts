/** Links in a memo's text: to what is in the project, a mark of its own, and to web pages. */
import { InputRule, Mark, type Editor } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type { DecorationSet } from '@tiptap/pm/view';
import type { projectLinkMark, ProjectLink } from '../../core/memo-blocks.ts';
import type { LinkChoice, MemoLinks } from './memo-links.ts';

const name: typeof projectLinkMark = 'samtalLink';

/** An address that a memo may link to: of a web page, over an encrypted connection. */
export const isWebAddress = (text: string): boolean => /^https:\/\/[^\s/]+\.[^\s]+$/i.test(text);

/** What the mark leaves to its editor. */
type Helpers = {
	readonly open: MemoLinks['open'];
	/** `[[` was typed. */
	readonly choose: () => void;
	/** What stands beside the links of a document. */
	readonly decorate: (doc: Node) => DecorationSet;
};

/**
 * The mark `{ to, guid, name }`; `name` is what its target was called when the link was put in, null where the words are
 * the writer's own.
 */
export const projectLink = ({ open, choose, decorate }: Helpers): Mark =>
	Mark.create({
		name,
		priority: 1000,
		inclusive: false,
		excludes: `${name} link`,
		addAttributes: () =>
			Object.fromEntries(
				['to', 'guid', 'name'].map((key) => [
					key,
					{
						default: null,
						parseHTML: (element: HTMLElement) => element.getAttribute(`data-${key}`),
						renderHTML: (attrs: Record<string, unknown>) => ({ [`data-${key}`]: attrs[key] })
					}
				])
			),
		parseHTML: () => [{ tag: 'span[data-to][data-guid]' }],
		renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
		addKeyboardShortcuts() {
			return { 'Mod-Enter': () => openAtCursor(this.editor, open) };
		},
		addInputRules: () => [
			new InputRule({
				find: /\[\[$/,
				handler: ({ range, chain }) => {
					chain().deleteRange(range).run();
					choose();
				}
			})
		],
		addProseMirrorPlugins: () => [
			new Plugin({
				props: {
					decorations: ({ doc }) => decorate(doc),
					handleClick: (_view, _at, event) => {
						const at = event.target instanceof Element ? event.target : null;
						const { to, guid } = at?.closest<HTMLElement>('[data-guid]')?.dataset ?? {};
						const href = at?.closest('a[href]')?.getAttribute('href');
						if (event.button !== 0 || !(guid || href)) return false;
						if (guid) open({ to, guid } as ProjectLink);
						else if (href) openWeb(href);
						return true;
					}
				}
			})
		]
	});

/** Links the selected words, else puts in the name of what the link leads to. */
export function putLink(editor: Editor, { to, guid, name: called }: LinkChoice): void {
	put(editor, called, {
		type: name,
		attrs: { to, guid, name: editor.state.selection.empty ? called : null }
	});
}

/** Links the selected words to a web page, else puts in its address. */
export function putWebLink(editor: Editor, href: string): void {
	put(editor, href, { type: 'link', attrs: { href } });
}

/** Makes the link at the cursor plain words. */
export function dropLink(editor: Editor): void {
	editor
		.chain()
		.focus()
		.extendMarkRange(name)
		.unsetMark(name)
		.extendMarkRange('link')
		.unsetMark('link')
		.run();
}

/** True where the cursor stands in a link, or a linked word is selected. */
export const isInLink = (editor: Editor): boolean => editor.isActive(name) || editor.isActive('link');

function put(editor: Editor, words: string, mark: { type: string; attrs: Record<string, unknown> }): void {
	const { empty } = editor.state.selection;
	const chain = editor.chain().focus();
	if (!empty) chain.setMark(mark.type, mark.attrs).run();
	else {
		const content = [
			{ type: 'text', text: words, marks: [mark] },
			{ type: 'text', text: ' ' }
		];
		chain.insertContent(content).run();
	}
}

function openAtCursor({ state }: Editor, open: MemoLinks['open']): boolean {
	const { $from } = state.selection;
	const marks = [...$from.marks(), ...($from.nodeBefore?.marks ?? []), ...($from.nodeAfter?.marks ?? [])];
	const mark = marks.find(({ type }) => type.name === name || type.name === 'link');
	if (!mark) return false;
	if (mark.type.name === name) open(mark.attrs as ProjectLink);
	else openWeb(String(mark.attrs.href));
	return true;
}

function openWeb(href: string): void {
	if (isWebAddress(href)) window.open(href, '_blank', 'noopener,noreferrer');
}
