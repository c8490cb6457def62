/** A coded passage as it leaves the house: what a reader of a paper needs, with names in place of references. */
import { parseCodePath } from '../core/code-path.ts';
import type { DocumentKind, Guid } from '../core/records.ts';
import { say, type Language } from '../words/say.ts';

/** One coded passage. */
export type Excerpt = {
	/** The names from category to code, as `codePath` writes them. */
	readonly codePath: string;
	readonly codeGuid: Guid;
	/** The document's title. */
	readonly document: string;
	readonly documentGuid: Guid;
	readonly kind: DocumentKind;
	/** The speaker's name, empty where there is none. */
	readonly speaker: string;
	/** The case's name, empty where there is none. */
	readonly case: string;
	/** The number of the turn in its document, from 1; null for a coding of the whole document. */
	readonly turn: number | null;
	/** When the turn starts, in milliseconds from the start of the recording; null where unknown. */
	readonly time: number | null;
	/** The coder's name. */
	readonly coder: string;
	/** The passage's words. */
	readonly quote: string;
	/** The memos on this coding as plain text, empty where there is none. */
	readonly memo: string;
	/** When the passage was coded, ISO 8601 UTC. */
	readonly created: string;
	/** The coding's GUID. */
	readonly guid: Guid;
};

/** A passage that a query found: nobody's coding, with the paths of all codes at it. */
export type FoundExcerpt = Placed &
	Pick<Excerpt, 'documentGuid' | 'quote'> & { readonly codePaths: readonly string[] };

/** Where a passage stands. */
type Placed = Pick<Excerpt, 'speaker' | 'case' | 'document' | 'turn' | 'time'>;

/** `milliseconds` as hh:mm:ss, rounded down to the second; empty for null. */
export function clock(milliseconds: number | null): string {
	if (milliseconds === null) return '';
	const seconds = Math.floor(milliseconds / 1000);
	return [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
		.map((part) => String(part).padStart(2, '0'))
		.join(':');
}

/** Where a passage comes from, in a line: who speaks, the document, the turn, the time and the coder. */
export function excerptSource(passage: Excerpt, language: Language): string {
	const coder = say('export.docx.codedBy', { name: passage.coder }, language);
	return inLine([...placeWords(passage, language), coder]);
}

/** Where a passage comes from that a query found, in a line: who speaks, the document, the turn, the time and the codes. */
export function foundSource(passage: FoundExcerpt, language: Language): string {
	const codes = passage.codePaths.map((path) => parseCodePath(path).join(' / ')).join('; ');
	const coded = codes && say('query.docx.codes', { n: passage.codePaths.length, codes }, language);
	return inLine([...placeWords(passage, language), coded]);
}

function placeWords(passage: Placed, language: Language): string[] {
	const speaker =
		passage.case && passage.case !== passage.speaker
			? [passage.speaker, passage.case].filter(Boolean).join(', ')
			: passage.speaker;
	const turn = passage.turn === null ? '' : say('export.docx.turn', { n: passage.turn }, language);
	return [speaker, passage.document, turn, clock(passage.time)];
}

const inLine = (parts: readonly string[]): string => parts.filter(Boolean).join(' · ');
