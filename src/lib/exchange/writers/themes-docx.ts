/** The themes as a Word document: under a heading for each, its idea, boundaries, codes, passages, memos and arrows. */
import type { Paragraph } from 'docx';
import { parseCodePath } from '../../core/code-path.ts';
import { say } from '../../words/say.ts';
import type { ReportedPassage, ReportedTheme } from '../theme-report.ts';
import { reportFile, runs, type Docx } from './docx-report.ts';
import type { WriteOptions } from './writer.ts';

type Options = Omit<WriteOptions, 'filter'>;

/** The bytes of a Word document that tells of `themes` in the order given. */
export async function writeThemesDocx(
	themes: readonly ReportedTheme[],
	options: Options
): Promise<Uint8Array<ArrayBuffer>> {
	const docx = await import('docx');
	const { language, project, date } = options;
	const title = say('themes.docx.title', { project }, language);
	const about = say('themes.docx.about', { date, n: themes.length }, language);
	return reportFile(docx, title, language, [
		new docx.Paragraph({ heading: docx.HeadingLevel.TITLE, children: runs(docx, title) }),
		new docx.Paragraph({ style: 'SamtalAbout', children: runs(docx, about) }),
		...themes.flatMap((theme) => paragraphs(docx, theme, options))
	]);
}

function paragraphs(docx: Docx, theme: ReportedTheme, { language }: Options): Paragraph[] {
	const plain = (text: string) => new docx.Paragraph({ children: runs(docx, text) });
	const styled = (style: string, text: string) => new docx.Paragraph({ style, children: runs(docx, text) });
	const { HEADING_1, HEADING_2 } = docx.HeadingLevel;
	const heading = (level: typeof HEADING_1 | typeof HEADING_2, text: string) =>
		new docx.Paragraph({ heading: level, keepNext: true, children: runs(docx, text) });
	const part = (key: string, lines: readonly Paragraph[]): Paragraph[] =>
		lines.length ? [heading(HEADING_2, say(key, {}, language)), ...lines] : [];
	const source = ({ codePath, speaker, turn, document }: ReportedPassage): string => {
		const number = turn === null ? '' : say('export.docx.turn', { n: turn }, language);
		return [pathWords(codePath), speaker, document, number].filter(Boolean).join(' · ');
	};
	return [
		heading(HEADING_1, theme.name),
		styled('SamtalAbout', say(`themes.status.${theme.status}`, {}, language)),
		...part('themes.field.idea', theme.idea ? [plain(theme.idea)] : []),
		...part('themes.field.boundaries', theme.boundaries ? [plain(theme.boundaries)] : []),
		...part(
			'themes.docx.codes',
			theme.codes.map((path) => plain(pathWords(path)))
		),
		...part(
			'themes.docx.passages',
			theme.passages.flatMap((passage) => [
				styled('SamtalPassage', passage.quote || say('themes.passage.whole', {}, language)),
				styled('SamtalSource', source(passage))
			])
		),
		...part(
			'themes.docx.memos',
			theme.memos.map((memo) => styled('SamtalMemo', memo))
		),
		...part(
			'themes.docx.arrows',
			theme.arrows.map(({ label, to }) =>
				plain(say('themes.docx.arrow', { from: theme.name, label: label.trim() || '→', to }, language))
			)
		)
	];
}

const pathWords = (path: string): string => parseCodePath(path).join(' / ');
