/** A memo's stored body as content for its editor. */
import type { JSONContent } from '@tiptap/core';
import type { ProjectLink, projectLinkMark } from '../../core/memo-blocks.ts';
import type { MemoLinks } from './memo-links.ts';

const projectLink: typeof projectLinkMark = 'samtalLink';

/** The editor's document in a body. A body that is not its JSON stands as one paragraph of plain words. */
export function contentOf(body: string): JSONContent {
	if (!body) return { type: 'doc', content: [{ type: 'paragraph' }] };
	try {
		const parsed = JSON.parse(body) as JSONContent;
		if (parsed?.type === 'doc') return parsed;
	} catch {
		// Not JSON: an old or foreign memo, shown as it is.
	}
	return { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: body }] }] };
}

/** The content with its links called by what they lead to now; words of the writer's own stay. */
export function named(content: JSONContent, find: MemoLinks['find']): JSONContent {
	const mark = content.marks?.find(({ type }) => type === projectLink);
	if (mark && content.text === mark.attrs?.name) {
		const name = find(mark.attrs as ProjectLink)?.name;
		if (!name || name === content.text) return content;
		const marks = content.marks?.map((one) =>
			one === mark ? { ...one, attrs: { ...one.attrs, name } } : one
		);
		return { ...content, text: name, marks };
	}
	return content.content
		? { ...content, content: content.content.map((child) => named(child, find)) }
		: content;
}
