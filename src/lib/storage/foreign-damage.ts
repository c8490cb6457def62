/** What in a copied project database is not as it has to be: anchors, identities, JSON, trees, kept texts, history. */
import type { Database } from 'sql.js';
import { z } from 'zod';
import { firstVisible } from '../core/anchors.ts';
import { hashText } from '../core/hash.ts';
import {
	attributeShape,
	codebookVersionShape,
	codeShape,
	guidShape,
	ruleChangeShape,
	savedQueryShape
} from '../core/records.ts';
import { unpackChange } from './history.ts';

/** The first thing found amiss in these tables, for a person who mends it by hand; null when nothing is. */
export function damageIn(db: Database, tables: readonly string[]): string | null {
	return (
		brokenIdentity(db, tables) ??
		brokenJson(db) ??
		brokenTree(db) ??
		brokenAnchor(db) ??
		brokenUnit(db) ??
		brokenGrid(db) ??
		brokenKept(db) ??
		brokenPicture(db) ??
		brokenVersion(db) ??
		brokenHistory(db)
	);
}

type Anchored = ['coding' | 'memo' | 'translation', string, number, number, string, number | null];

/**
 * The first document whose turns do not tile its text, or anchored row whose quote is not its text; null
 * when all fit. A coding's first visible character follows from its quote and is put right.
 */
function brokenAnchor(db: Database): string | null {
	const documents = db.exec('select id, guid, length, text_hash from document')[0]?.values ?? [];
	const turns = db.prepare('select start, "end", text from turn where document_id = ? order by start');
	const anchored = db.prepare(
		`select 'coding', guid, start, "end", quote, first_visible from coding
			where document_id = ?1 and orphan = 0 and start is not null
		union all select 'memo', guid, start, "end", quote, null from memo
			where document_id = ?1 and orphan = 0 and start is not null
		union all select 'translation', guid, start, "end", quote, null from translation
			where document_id = ?1 and orphan = 0`
	);
	const place = db.prepare('update coding set first_visible = ? where guid = ?');
	try {
		for (const [id, guid, length, hash] of documents) {
			const parts: string[] = [];
			let at = 0;
			turns.bind([id as number]);
			while (turns.step()) {
				const [start, end, text] = turns.get() as [number, number, string];
				if (start !== at || end - start !== text.length) return `turns of document ${guid}`;
				parts.push(text);
				at = end + 1;
			}
			turns.reset();
			const text = parts.join('\n');
			if (text.length !== length) return `length of document ${guid}`;
			if (hashText(text) !== hash) return `text of document ${guid}`;
			const misplaced: [number, string][] = [];
			anchored.bind([id as number]);
			while (anchored.step()) {
				const [table, row, start, end, quote, visible] = anchored.get() as Anchored;
				if (text.slice(start, end) !== quote) return `${table} ${row}`;
				const first = firstVisible(start, quote);
				if (table === 'coding' && visible !== first) misplaced.push([first, row]);
			}
			anchored.reset();
			for (const at of misplaced) place.run(at);
		}
		return null;
	} finally {
		turns.free();
		anchored.free();
		place.free();
	}
}

/** A coding unit that lies outside its document or overlaps another; null when none does. */
function brokenUnit(db: Database): string | null {
	const found = db.exec(
		`select guid from (select u.guid, u.start, u."end", d.length,
			lag(u."end") over (partition by u.document_id order by u.start) as before
			from coding_unit u join document d on d.id = u.document_id)
		where "end" > length or before > start limit 1`
	);
	return found.length ? `coding unit ${found[0]?.values[0]?.[0]}` : null;
}

/** A cell of the summary grid that says two things; null when none does. */
function brokenGrid(db: Database): string | null {
	const found = db.exec(
		`select min(guid) from summary group by case_id, code_id, theme_id having count(*) > 1 limit 1`
	);
	return found.length ? `summary ${found[0]?.values[0]?.[0]}` : null;
}

/** The greatest local key: more than SQLite gives out for any project that fits in memory. Counts keep columns by key. */
const mostKey = 20_000_000;

/** A row whose GUID no command could name, or whose colour or local key is none; null if there is none. */
function brokenIdentity(db: Database, tables: readonly string[]): string | null {
	const hex = (count: number): string => '[0-9a-f]'.repeat(count);
	const guid = [8, 4, 4, 4, 12].map(hex).join('-');
	for (const table of tables) {
		const names = (db.exec(`pragma table_info("${table}")`)[0]?.values ?? []).map(([, name]) => name);
		const checks = [
			...(names.includes('guid') ? [`guid not glob '${guid}'`] : []),
			...(names.includes('color') ? [`color not glob '#${hex(6)}'`] : []),
			...(names.includes('id') ? [`id not between 1 and ${mostKey}`] : [])
		];
		if (!checks.length) continue;
		const found = db.exec(`select 1 from "${table}" where ${checks.join(' or ')} limit 1`);
		if (found.length) return `identity in ${table}`;
	}
	return null;
}

/** The first row whose JSON column is not of its shape; null when all are. */
function brokenJson(db: Database): string | null {
	const shapes = [
		['attribute', 'options', attributeShape.shape.options],
		['code', 'translations', codeShape.shape.translations],
		['rule_change', 'before', ruleChangeShape.shape.before],
		['codebook_version', 'parents', codebookVersionShape.shape.parents],
		['query', 'body', savedQueryShape.shape.body],
		['history', 'values', z.record(z.string(), z.union([z.string(), z.number()]))]
	] as const;
	for (const [table, column, shape] of shapes) {
		const values = db.prepare(`select "${column}" from "${table}"`);
		try {
			while (values.step()) {
				if (!shape.safeParse(JSON.parse(values.get()[0] as string)).success) return `${table} ${column}`;
			}
		} finally {
			values.free();
		}
	}
	return null;
}

/** Codes that stand below themselves; null when the codebook is a tree. */
function brokenTree(db: Database): string | null {
	const loose = db.exec(
		`with recursive reached (id) as (
			select id from code where parent_id is null
			union all select code.id from code join reached on code.parent_id = reached.id
		)
		select guid from code where id not in (select id from reached) limit 1`
	);
	return loose.length ? `code ${loose[0]?.values[0]?.[0]}` : null;
}

/** A kept text that is not the one of its hash: undoing a removal would bring back other words. */
function brokenKept(db: Database): string | null {
	const texts = db.prepare('select hash, text from kept_text');
	try {
		while (texts.step()) {
			const [hash, text] = texts.get() as [string, string];
			if (hashText(text) !== hash) return 'kept text';
		}
		return null;
	} finally {
		texts.free();
	}
}

/** A picture whose bytes are not those of its hash; null when all are. */
function brokenPicture(db: Database): string | null {
	const pictures = db.prepare('select guid, hash, data from picture');
	try {
		while (pictures.step()) {
			const [guid, hash, data] = pictures.get() as [string, string, string];
			if (hashText(data) !== hash) return `picture ${guid}`;
		}
		return null;
	} finally {
		pictures.free();
	}
}

/** A version of the codebook whose content is not that of its id; null when all are whole. */
function brokenVersion(db: Database): string | null {
	const versions = db.prepare('select guid, codebook, version, content from codebook_version');
	try {
		while (versions.step()) {
			const [guid, codebook, version, content] = versions.get() as [string, string, string, string];
			const whole = guidShape.safeParse(codebook).success && hashText(content) === version;
			if (!whole) return `codebook version ${guid}`;
		}
		return null;
	} finally {
		versions.free();
	}
}

function brokenHistory(db: Database): string | null {
	const lines = db.prepare('select sequence, change from history');
	try {
		while (lines.step()) {
			const [sequence, change] = lines.get() as [number, Uint8Array];
			try {
				unpackChange(change);
			} catch {
				return `history line ${sequence}`;
			}
		}
		return null;
	} finally {
		lines.free();
	}
}
