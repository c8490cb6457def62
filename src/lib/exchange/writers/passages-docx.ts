/** Passages under headings as a Word document, each with a line that says where it comes from. */
import { reportFile, runs } from './docx-report.ts';
import type { Language } from '../../words/say.ts';

/** Passages that stand under one heading. */
export type PassageGroup = {
	readonly heading: string;
	readonly passages: readonly {
		readonly quote: string;
		/** Where it comes from, in a line. */
		readonly source: string;
		/** What was noted about it; empty for nothing. */
		readonly memo: string;
	}[];
};

/** The bytes of a Word document with the groups in the order given, below its title and what is said about it. */
export async function writePassagesDocx(
	{ title, about }: { readonly title: string; readonly about: readonly string[] },
	groups: readonly PassageGroup[],
	language: Language
): Promise<Uint8Array<ArrayBuffer>> {
	const docx = await import('docx');
	const paragraph = (style: string, text: string) =>
		new docx.Paragraph({ style, children: runs(docx, text) });
	const heading = (text: string) =>
		new docx.Paragraph({ heading: docx.HeadingLevel.HEADING_1, keepNext: true, children: runs(docx, text) });
	return reportFile(docx, title, language, [
		new docx.Paragraph({ heading: docx.HeadingLevel.TITLE, children: runs(docx, title) }),
		...about.filter(Boolean).map((text) => paragraph('SamtalAbout', text)),
		...groups.flatMap((group) => [
			heading(group.heading),
			...group.passages.flatMap(({ quote, source, memo }) => [
				paragraph('SamtalPassage', quote),
				paragraph('SamtalSource', source),
				...(memo ? [paragraph('SamtalMemo', memo)] : [])
			])
		])
	]);
}

/** `things` that share a key, keys in the order in which they first appear. */
export function grouped<T>(things: readonly T[], keyOf: (thing: T) => string): T[][] {
	const groups = new Map<string, T[]>();
	for (const thing of things) {
		const group = groups.get(keyOf(thing));
		if (group) group.push(thing);
		else groups.set(keyOf(thing), [thing]);
	}
	return [...groups.values()];
}
