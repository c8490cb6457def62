/** A memo's stored body as content for its editor. */
import type { JSONContent } from '@tiptap/core';

/** The editor's document in a body. A body that is not its JSON stands as one paragraph of plain words. */
export function contentOf(body: string): JSONContent {
	if (!body) return { type: 'doc', content: [{ type: 'paragraph' }] };
	try {
		const parsed = JSON.parse(body) as JSONContent;
		if (parsed.type === 'doc') return parsed;
	} catch {
		// Not JSON: an old or foreign memo, shown as it is.
	}
	return { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: body }] }] };
}
