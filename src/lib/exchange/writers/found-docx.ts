/** The passages of a query as a Word document: under a heading for each document, each with where it stands and its codes. */
import { say } from '../../words/say.ts';
import { foundSource, type FoundExcerpt } from '../excerpt.ts';
import { grouped, writePassagesDocx, type PassageGroup } from './passages-docx.ts';
import type { WriteOptions } from './writer.ts';

/** The bytes of a Word document with the passages in the order given; `filter` says what was asked. */
export function writeFoundDocx(
	found: readonly FoundExcerpt[],
	{ language, project, date, filter }: WriteOptions
): Promise<Uint8Array<ArrayBuffer>> {
	const title = say('query.docx.title', { project }, language);
	const about = say('query.docx.about', { date, n: found.length }, language);
	const groups = grouped(found, ({ documentGuid }) => documentGuid).map((passages): PassageGroup => {
		const title = passages[0]!.document;
		return {
			heading: say('query.docx.document', { title, n: passages.length }, language),
			passages: passages.map((one) => ({
				quote: one.quote,
				source: foundSource(one, language),
				memo: ''
			}))
		};
	});
	return writePassagesDocx({ title, about: [about, filter] }, groups, language);
}
