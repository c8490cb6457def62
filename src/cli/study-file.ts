/** A made study as a project: the bytes of a real `*.samtal` file, written through the schema that the app uses. */
import type { SqlJsStatic } from 'sql.js';
import { hashText } from '../lib/core/hash.ts';
import { newCase } from '../lib/core/new-case.ts';
import type { Attribute, AttributeValue, Code, Coder, Guid } from '../lib/core/records.ts';
import { newProject, replicaOf } from '../lib/storage/project-file.ts';
import { replicaId } from '../lib/storage/history.ts';
import { Tables } from '../lib/storage/tables.ts';
import { dice, type Dice } from '../lib/analysis/dice.ts';
import type { Study } from './generated-study.ts';

/** The one who coded, and codes on while measured. */
export const coder: Coder = { guid: '5e0f7a52-9a54-4a5b-8c6f-0d5f4f2f9a01', name: 'Ada', color: '#1f7fb8' };

/** A study with its file and the GUIDs that its indexes got. */
export type StudyFile = {
	readonly study: Study;
	readonly bytes: Uint8Array;
	readonly project: Guid;
	readonly replica: Guid;
	readonly documents: readonly Guid[];
	readonly codes: readonly Guid[];
};

const moment = '2026-03-01T09:00:00Z';

/**
 * Writes the study. `name` is the project's. With `groups` every guest is a case that is met in two documents, one in
 * each of two waves, and has a unit and a level.
 */
export function writeStudy(sql: SqlJsStatic, study: Study, name: string, groups = false): StudyFile {
	const random = dice(study.codings.length + 7);
	const project = random.guid();
	const replica = random.guid();
	const db = new sql.Database(
		newProject(sql, { guid: project, name, created: moment, approach: '' }, replica)
	);
	const tables = new Tables(db);
	db.exec('begin');
	const stamp = { replica: replicaId(tables, replicaOf(db)), sequence: 0 };
	tables.insert('coder', coder, stamp);
	const codes = study.codes.map(() => random.guid());
	study.codes.forEach((code, i) => {
		tables.insert('code', codeRow(code, i, codes), stamp);
	});
	const documents = study.documents.map(() => random.guid());
	const turn = tables.prepare(
		`insert into turn (guid, document_id, speaker_id, start, "end", start_time, end_time, text, replica_id, sequence)
		values (?, ?, ?, ?, ?, ?, null, ?, ?, 0)`
	);
	const cases = groups ? study.documents.flatMap((_, i) => (i % 2 ? [] : [random.guid()])) : [];
	cases.forEach((guid, i) => tables.insert('case', newCase(guid, `Guest ${i + 1}`), stamp));
	study.documents.forEach(({ title, text, turns }, i) => {
		const document = documents[i]!;
		tables.insert(
			'document',
			{
				guid: document,
				title,
				kind: 'interview',
				date: groups ? `2026-0${1 + (i % 2)}-15` : null,
				language: 'en',
				summary: '',
				sourceName: `${title}.txt`,
				sourceHash: hashText(`${title}\n${text}`),
				textHash: hashText(text),
				length: text.length,
				unitsLocked: false,
				created: moment
			},
			stamp
		);
		const speakers = ['Moderator', 'Guest'].map((speaker, n) => {
			const guid = random.guid();
			const role = n ? 'participant' : 'facilitator';
			tables.insert(
				'speaker',
				{ guid, document, name: speaker, role, case: (n && cases[i >> 1]) || null },
				stamp
			);
			return tables.idOf('speaker', guid);
		});
		const id = tables.idOf('document', document);
		let start = 0;
		turns.forEach(({ speaker, text: words }, n) => {
			const end = start + words.length;
			turn.run([random.guid(), id, speakers[speaker]!, start, end, n * 15_000, words, stamp.replica]);
			start = end + 1;
		});
	});
	if (groups)
		for (const [table, row] of groupRows(documents, cases, random)) tables.insert(table, row, stamp);
	const coding = tables.prepare(
		`insert into coding (guid, document_id, code_id, coder_id, start, "end", first_visible, quote, orphan, star, weight,
			condensation, created, modified, replica_id, sequence)
		values (?, ?, ?, 1, ?, ?, ?, ?, 0, 0, null, '', ?, ?, ?, 0)`
	);
	const documentIds = documents.map((guid) => tables.idOf('document', guid));
	const codeIds = codes.map((guid) => tables.idOf('code', guid));
	for (const { document, code, start, end } of study.codings) {
		const quote = study.documents[document]!.text.slice(start, end);
		const [inDocument, ofCode] = [documentIds[document]!, codeIds[code]!];
		coding.run([random.guid(), inDocument, ofCode, start, end, start, quote, moment, moment, stamp.replica]);
	}
	db.exec('commit');
	tables.free();
	const bytes = db.export();
	db.close();
	return { study, bytes, project, replica, documents, codes };
}

/** A unit and a level for each case, a wave for each document. */
function groupRows(
	documents: readonly Guid[],
	cases: readonly Guid[],
	random: Dice
): (['attribute', Attribute] | ['attributeValue', AttributeValue])[] {
	const attribute = (
		name: string,
		{ target, type }: Pick<Attribute, 'target' | 'type'>,
		position: string,
		options: string[] = []
	): Attribute => ({ guid: random.guid(), name, target, type, options, position });
	const unit = attribute('Unit', { target: 'case', type: 'text' }, 'a0');
	const level = attribute('Level', { target: 'case', type: 'ordered' }, 'a1', ['low', 'mid', 'high']);
	const wave = attribute('Wave', { target: 'document', type: 'number' }, 'a0');
	const value = (of: Attribute, on: Guid, text: string): ['attributeValue', AttributeValue] => {
		const owner = { case: null, document: null, [of.target]: on };
		return ['attributeValue', { guid: random.guid(), attribute: of.guid, ...owner, value: text }];
	};
	return [
		...[unit, level, wave].map((row): ['attribute', Attribute] => ['attribute', row]),
		...cases.flatMap((guid) => [
			value(unit, guid, random.of(['North', 'South', 'West'])),
			value(level, guid, random.of(level.options))
		]),
		...documents.map((guid, i) => value(wave, guid, String(1 + (i % 2))))
	];
}

function codeRow({ name, parent, key }: Study['codes'][number], i: number, guids: readonly Guid[]): Code {
	return {
		guid: guids[i]!,
		parent: parent === null ? null : guids[parent]!,
		name,
		color: colors[(parent ?? i) % colors.length]!,
		key,
		position: `a${String(i).padStart(4, '0')}`,
		applicable: true,
		definition: '',
		include: '',
		exclude: '',
		example: '',
		borderline: '',
		translations: {}
	};
}

const colors = ['#2f8f4e', '#d05a1e', '#1f7fb8', '#8a4fbf', '#b8861f', '#c23b6b', '#2a9d8f'];
