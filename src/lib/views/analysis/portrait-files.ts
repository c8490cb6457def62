/** The tables that a portrait offers to save. */
import { say } from '../../words/say.ts';
import type { TableToSave } from './files.ts';
import { axisOf } from './matrix.ts';
import type { AnalysedCode } from './numbers.ts';
import { fileOf } from './portrait-table.ts';
import { portrayed, type PortraitChoices, type PortraitNumbers } from './portrait.ts';
import { documentsTable, stretchesFile } from './stretch-tables.ts';
import { afterFile, afterTable, talkTable } from './talk-tables.ts';
import type { TalkNumbers } from './talk.ts';

/** The tables of the shape that is shown; none while it is not known who speaks. */
export function portraitFiles(
	{ shape, document }: PortraitChoices,
	name: string,
	codes: readonly AnalysedCode[],
	numbers: PortraitNumbers,
	talk: TalkNumbers | null,
	titleOf: (document: string) => string
): TableToSave[] {
	if (shape === 'talk' || shape === 'after') {
		if (!talk) return [];
		const rows = { label: say('analyse.save.counts'), name };
		if (shape === 'talk') return [{ ...rows, table: () => fileOf(talkTable(talk, document)) }];
		return [
			{ label: say('analyse.save.matrix'), name, table: () => afterFile(talk) },
			{ ...rows, name: say('portrait.file.pairs', { name }), table: () => fileOf(afterTable(talk, document)) }
		];
	}
	const at = numbers.documents.indexOf(document);
	const documents = shape === 'document' ? [at] : [...numbers.documents.keys()];
	const used = axisOf(codes, { guids: numbers.guids, codings: numbers.stretches }, null, 'codebook');
	const stretches = {
		label: say('portrait.save.stretches'),
		name: say('portrait.file.stretches', { name }),
		table: () => stretchesFile(numbers, portrayed(numbers, used, documents), titleOf)
	};
	if (shape === 'document') return [stretches];
	const perDocument = { label: say('portrait.save.documents'), name };
	return [{ ...perDocument, table: () => fileOf(documentsTable(numbers, titleOf)) }, stretches];
}
