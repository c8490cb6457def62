/** Links in memos: through the editor's schema and back, and called by what they lead to now. */
import { getSchema } from '@tiptap/core';
import { DecorationSet } from '@tiptap/pm/view';
import StarterKit from '@tiptap/starter-kit';
import { expect, test } from 'vitest';
import { memoBlocks, projectLinks } from '../../../src/lib/core/memo-blocks.ts';
import { contentOf, named } from '../../../src/lib/views/memos/memo-content.ts';
import type { LinkedThing } from '../../../src/lib/views/memos/memo-links.ts';
import { isWebAddress, projectLink } from '../../../src/lib/views/memos/project-link.ts';

const guid = 'a66390db-75e7-42b4-85f5-2a1e6c7a4283';
const schema = getSchema([
	StarterKit,
	projectLink({ open: () => undefined, choose: () => undefined, decorate: () => DecorationSet.empty })
]);
const thing = (name: string): LinkedThing => ({ name, hint: '', color: null, href: '' });
const linked = (text: string, name: string | null) => ({
	type: 'text',
	marks: [{ type: 'samtalLink', attrs: { to: 'code', guid, name } }],
	text
});
const bodyOf = (...content: object[]) => ({ type: 'doc', content: [{ type: 'paragraph', content }] });

test('a link survives the editor and is read as leading to what it leads to', () => {
	const body = bodyOf(linked('Trust', 'Trust'), { type: 'text', text: ' grows' });
	const after = JSON.stringify(schema.nodeFromJSON(body).toJSON());
	expect(JSON.parse(after)).toEqual(body);
	expect(projectLinks(after)).toEqual([{ to: 'code', guid, text: 'Trust' }]);
	expect(memoBlocks(after)[0]?.runs.map(({ text }) => text)).toEqual(['Trust', ' grows']);
});

test('words lead to one place: a web page or something in the project', () => {
	const web = schema.marks.link!.create({ href: 'https://example.org' });
	const both = schema.marks.samtalLink!.create({ to: 'code', guid }).addToSet([web]);
	expect(both.map(({ type }) => type.name)).toEqual(['samtalLink']);
});

test('a link follows its target when that is renamed, and the writer’s own words stay', () => {
	const body = bodyOf(linked('Trust', 'Trust'), linked('this code', null), linked('Trust', 'Old name'));
	const now = named(contentOf(JSON.stringify(body)), () => thing('Confidence'));
	expect(now).toEqual(
		bodyOf(linked('Confidence', 'Confidence'), linked('this code', null), linked('Trust', 'Old name'))
	);
});

test('a link to what is gone, or not known yet, keeps its words', () => {
	const body = bodyOf(linked('Trust', 'Trust'));
	expect(named(body, () => null)).toEqual(body);
	expect(named(body, () => undefined)).toEqual(body);
});

test('web links go to encrypted pages only', () => {
	expect(isWebAddress('https://example.org/a?b=c')).toBe(true);
	const others = [
		'http://example.org',
		'javascript:alert(1)',
		'https://',
		'https://x y.z',
		'data:text/html,a'
	];
	for (const address of others) expect(isWebAddress(address)).toBe(false);
});
