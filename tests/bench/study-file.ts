/** A made study as a project: the bytes of a real `*.samtal` file, written through the schema that the app uses. */
import type { SqlJsStatic } from 'sql.js';
import { hashText } from '../../src/lib/core/hash.ts';
import type { Code, Coder, Guid } from '../../src/lib/core/records.ts';
import { newProject, replicaOf } from '../../src/lib/storage/engine.ts';
import { replicaId } from '../../src/lib/storage/history.ts';
import { Tables } from '../../src/lib/storage/tables.ts';
import { dice } from './dice.ts';
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

/** Writes the study. `name` is the project's. */
export function writeStudy(sql: SqlJsStatic, study: Study, name: string): StudyFile {
	const random = dice(study.codings.length + 7);
	const project = random.guid();
	const replica = random.guid();
	const db = new sql.Database(newProject(sql, { guid: project, name, created: moment }, replica));
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
	study.documents.forEach(({ title, text, turns }, i) => {
		const document = documents[i]!;
		tables.insert(
			'document',
			{
				guid: document,
				title,
				kind: 'interview',
				date: null,
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
			tables.insert('speaker', { guid, document, name: speaker, role, case: null }, stamp);
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
