/** The steps of a random series that are about units, translations, parts of passages and who reads what. */
import type { Coder } from '../../src/lib/core/records.ts';
import type { Model } from './model.ts';
import type { Step } from './series.ts';
import type { CommandWriter } from './write-commands.ts';

/** The command of such a step; null when there is nothing for it to act on, undefined for a step of another kind. */
export function textCommand(
	{ what, n, text }: Extract<Step, { kind: 'run' }>,
	model: Model,
	write: CommandWriter,
	coder: Coder
): object | null | undefined {
	const number = (at: number): number => n[at] as number;
	const pick = <T>(rows: readonly T[], at: number): T | undefined => rows[number(at) % rows.length];
	const base = write.base(what, coder);
	const document = pick(model.rows('document'), 1);
	const unit = pick(model.rows('codingUnit'), 3);
	const translation = pick(model.rows('translation'), 3);
	const inside = (row: { start: number | null; end: number | null }): number => {
		const start = row.start ?? 0;
		return start + (number(4) % ((row.end ?? 0) - start + 1));
	};
	switch (what) {
		case 'units.divide': {
			const length = document ? model.text(document.guid).length : 0;
			const third = Math.ceil(length / 3);
			const ranges = [
				{ start: 0, end: third },
				{ start: third + (number(6) % 3), end: Math.min(length, 2 * third + (number(7) % 4)) }
			];
			const by = pick(['turn', 'paragraph', 'sentence', 'answer', ranges], 4);
			const facilitators = number(5) % 2 ? 'in' : 'out';
			return document ? { ...base, document: document.guid, seed: write.guid(), by, facilitators } : null;
		}
		case 'units.split':
			return unit ? { ...base, guid: unit.guid, at: inside(unit), second: write.guid() } : null;
		case 'units.join':
			return unit ? { ...base, guid: unit.guid } : null;
		case 'units.lock':
		case 'units.unlock':
		case 'units.clear':
			return document ? { ...base, document: document.guid } : null;
		case 'translation.add': {
			const length = document ? model.text(document.guid).length : 0;
			const start = number(4) % (length + 1);
			const place = { start, end: Math.min(length, start + (number(5) % 12)) };
			const language = pick(['en', 'sv'], 6);
			return document
				? { ...base, guid: write.guid(), document: document.guid, ...place, language, text }
				: null;
		}
		case 'translation.edit': {
			const fields = number(4) % 2 ? { text } : { language: pick(['en', 'sv'], 5) };
			return translation ? { ...base, guid: translation.guid, fields } : null;
		}
		case 'translation.resize':
			return translation
				? { ...base, guid: translation.guid, start: number(4) % 9, end: number(5) % 20 }
				: null;
		case 'translation.remove':
			return translation ? { ...base, guid: translation.guid } : null;
		case 'coding.split': {
			const coding = pick(model.rows('coding'), 3);
			return coding ? { ...base, guid: coding.guid, at: inside(coding), second: write.guid() } : null;
		}
		case 'assignment.assign':
		case 'assignment.remove': {
			const coders = model.rows('coder').map(({ guid }) => guid);
			const documents = model.rows('document').filter((_, i) => (number(4) + i) % 2);
			return documents.length
				? { ...base, coders: coders.slice(number(5) % 2), documents: documents.map(({ guid }) => guid) }
				: null;
		}
		default:
			return undefined;
	}
}
