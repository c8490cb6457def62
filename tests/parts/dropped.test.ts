import { expect, it } from 'vitest';
import { droppedFiles, isClutter } from '../../src/lib/parts/dropped.ts';

/** A folder as a drop gives it: files by name, folders as objects; read by two entries at a time, as browsers do by a hundred. */
type Tree = { readonly [name: string]: string | Tree };

function entryOf(name: string, content: string | Tree, above: string): FileSystemEntry {
	const fullPath = `${above}/${name}`;
	if (typeof content === 'string') {
		const file = (done: (file: File) => void) => done(new File([content], name));
		return { name, fullPath, isFile: true, isDirectory: false, file } as never;
	}
	const inner = Object.entries(content).map(([name, content]) => entryOf(name, content, fullPath));
	const createReader = () => {
		const left = [...inner];
		return { readEntries: (done: (batch: FileSystemEntry[]) => void) => done(left.splice(0, 2)) };
	};
	return { name, fullPath, isFile: false, isDirectory: true, createReader } as never;
}

const dropOf = (tree: Tree): DataTransfer =>
	({
		items: Object.entries(tree).map(([name, content]) => ({
			webkitGetAsEntry: () => entryOf(name, content, '')
		})),
		files: []
	}) as never;

it('walks dropped folders to the end, in the order of paths, and leaves out what systems put there', async () => {
	const files = await droppedFiles(
		dropOf({
			study: {
				'talk 10.txt': 'x',
				'talk 2.txt': 'x',
				'.DS_Store': 'x',
				'~$talk.docx': 'x',
				wave: { 'a.txt': 'x', 'b.txt': 'x', 'c.txt': 'x', deep: { 'd.txt': 'x' }, 'Thumbs.db': 'x' }
			},
			'alone.txt': 'x'
		})
	);
	expect(files.map((file) => file.webkitRelativePath)).toEqual([
		'alone.txt',
		'study/talk 2.txt',
		'study/talk 10.txt',
		'study/wave/a.txt',
		'study/wave/b.txt',
		'study/wave/c.txt',
		'study/wave/deep/d.txt'
	]);
});

it.each([
	['study/.git/config', true],
	['study/__MACOSX/talk.txt', true],
	['study/~$talk.docx', true],
	['study/talk ~ 2.docx', false],
	['', false]
])('%j is clutter: %j', (path, clutter) => {
	expect(isClutter(path)).toBe(clutter);
});
