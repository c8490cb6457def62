/** A project as plain arrays: the model that the engine is held against, and the laws that hold in any project. */
import { moveRange, moveUnit, spliceText } from '../../src/lib/core/anchors.ts';
import type { Change } from '../../src/lib/core/change.ts';
import { decide } from '../../src/lib/core/commands/index.ts';
import type { Facts } from '../../src/lib/core/facts.ts';
import { hashText } from '../../src/lib/core/hash.ts';
import type { Coder, Document, Guid, Row, TableName, Turn } from '../../src/lib/core/records.ts';
import { shapes } from '../../src/lib/core/records.ts';
import type { Refusal } from '../../src/lib/core/refusal.ts';
import { inTreeOrder } from '../../src/lib/core/tree.ts';

type Tables = { [T in TableName]: Map<Guid, Row<T>> };
type State = { tables: Tables; texts: Map<Guid, string> };

export class Model {
	state: State;
	/** The states before each step that can be taken back, and after each that can be repeated. */
	readonly #undo: State[] = [];
	#redo: State[] = [];

	constructor(project: Row<'project'>) {
		const tables = Object.fromEntries(
			Object.keys(shapes).map((table) => [table, new Map()])
		) as never as Tables;
		tables.project.set(project.guid, project);
		this.state = { tables, texts: new Map() };
	}

	rows<T extends TableName>(table: T): Row<T>[] {
		return [...(this.state.tables[table] as Map<Guid, Row<T>>).values()];
	}

	text(document: Guid): string {
		return this.state.texts.get(document) ?? '';
	}

	/** Decides and, where it is lawful, does; gives the Change or the refusal. */
	run(command: object, coder: Coder): Change | Refusal {
		const verdict = decide(command, this.facts(coder));
		if (!verdict.ok) return verdict.error;
		const { change } = verdict.value;
		this.#undo.push(structuredClone(this.state));
		this.#redo = [];
		if (!this.state.tables.coder.has(coder.guid)) this.state.tables.coder.set(coder.guid, coder);
		this.#apply(change);
		return change;
	}

	undo(): boolean {
		return this.#step(this.#undo, this.#redo);
	}

	redo(): boolean {
		return this.#step(this.#redo, this.#undo);
	}

	facts(coder: Coder): Facts {
		return {
			get: (table, guid) =>
				(this.state.tables[table].get(guid) ??
					(table === 'coder' && guid === coder.guid ? coder : undefined)) as never,
			where: (table, match) =>
				this.rows(table).filter((row) =>
					Object.entries(match).every(([field, value]) => (row as Record<string, unknown>)[field] === value)
				),
			slice: (document, start, end) => this.text(document).slice(start, end)
		};
	}

	/** In the form of `contentsOf`. */
	contents(): unknown {
		const tables = Object.fromEntries(
			Object.entries(this.state.tables).map(([table, rows]) => [table, Object.fromEntries(rows)])
		);
		return { tables, texts: Object.fromEntries(this.state.texts) };
	}

	#step(from: State[], to: State[]): boolean {
		const state = from.pop();
		if (!state) return false;
		to.push(this.state);
		this.state = state;
		return true;
	}

	#apply(change: Change): void {
		const { tables, texts } = this.state;
		const put = <R extends { guid: Guid }>(table: TableName, row: R): void => {
			(tables[table] as Map<Guid, unknown>).set(row.guid, row);
		};
		for (const { table, row } of change.added) {
			put(table, row);
			if (table === 'document') texts.set(row.guid, change.texts[row.guid] as string);
		}
		const listed = new Set([
			...change.updated.map(({ guid }) => guid),
			...change.added.map(({ row }) => row.guid)
		]);
		for (const splice of change.splices) {
			const { document, at, removed, inserted } = splice;
			const text = spliceText(texts.get(document) as string, [splice]);
			texts.set(document, text);
			put('document', {
				...(tables.document.get(document) as Document),
				length: text.length,
				textHash: hashText(text)
			});
			for (const table of ['coding', 'memo', 'translation'] as const) {
				for (const row of [...tables[table].values()] as Row<typeof table>[]) {
					if (row.document !== document || row.start === null || listed.has(row.guid)) continue;
					put(table, { ...row, ...moveRange({ start: row.start, end: row.end as number }, [splice]) });
				}
			}
			for (const row of [...tables.codingUnit.values()]) {
				if (row.document !== document || listed.has(row.guid)) continue;
				put('codingUnit', { ...row, ...moveUnit(row, [splice]) });
			}
			const shift = inserted.length - removed.length;
			for (const turn of [...tables.turn.values()]) {
				if (turn.document !== document || listed.has(turn.guid)) continue;
				if (turn.start > at) put('turn', { ...turn, start: turn.start + shift, end: turn.end + shift });
				else if (at + removed.length <= turn.end) put('turn', { ...turn, end: turn.end + shift });
			}
		}
		for (const { table, guid, after } of change.updated) {
			put(table, { ...(tables[table].get(guid) as { guid: Guid }), ...after });
		}
		for (const { table, row } of change.removed) {
			tables[table].delete(row.guid);
			if (table === 'document') texts.delete(row.guid);
		}
	}
}

/** What is wrong with a project, as sentences: none in a lawful one. */
export function brokenLaws(model: Model): string[] {
	const broken: string[] = [];
	const codings = model.rows('coding').filter((coding) => !coding.orphan);
	const memos = model.rows('memo').filter((memo) => !memo.orphan && memo.start !== null);
	const translations = model.rows('translation').filter(({ orphan }) => !orphan);
	for (const { guid, document, start, end, quote } of [...codings, ...memos, ...translations]) {
		const words = model.text(document as Guid).slice(start as number, end as number);
		if (!((start as number) < (end as number))) broken.push(`${guid} is empty`);
		if (words !== quote) broken.push(`${guid} quotes ${quote}, not ${words}`);
	}
	codings.forEach((a, i) => {
		if (!a.quote.trim()) broken.push(`${a.guid} is blank`);
		for (const b of codings.slice(i + 1)) {
			if (a.document !== b.document || a.code !== b.code || a.coder !== b.coder) continue;
			if ((a.start as number) < (b.end as number) && (b.start as number) < (a.end as number))
				broken.push(`${a.guid} overlaps ${b.guid}`);
		}
	});
	const codes = model.rows('code');
	if (inTreeOrder(codes).length < codes.length) broken.push('codes stand below themselves');
	const once = (rows: readonly string[], what: string): void => {
		if (new Set(rows).size < rows.length) broken.push(`${what} stands twice`);
	};
	once(
		codes.flatMap(({ key }) => key ?? []),
		'a key'
	);
	const members = model.rows('codeSetMember').map(({ set, code }) => `${set} ${code}`);
	once(members, 'a code of a set');
	once(
		model.rows('themeItem').map(({ theme, code, coding }) => `${theme} ${code ?? coding}`),
		'a card of a theme'
	);
	once(
		model.rows('summary').map((row) => `${row.case} ${row.code ?? row.theme}`),
		'a cell of the summary grid'
	);
	for (const { guid, residual } of model.rows('codeSet')) {
		if (residual && !members.includes(`${guid} ${residual}`))
			broken.push(`${guid} has a residual code outside`);
	}
	for (const document of model.rows('document')) {
		const turns = model.rows('turn').filter((turn: Turn) => turn.document === document.guid);
		turns.sort((a, b) => a.start - b.start);
		let at = 0;
		turns.forEach((turn, i) => {
			if (turn.start !== at || turn.end < turn.start)
				broken.push(`turn ${i} starts at ${turn.start}, not ${at}`);
			at = turn.end + 1;
		});
		const units = model.rows('codingUnit').filter((unit) => unit.document === document.guid);
		units.sort((a, b) => a.start - b.start);
		let from = 0;
		for (const { guid, start, end } of units) {
			const words = model.text(document.guid).slice(start, end);
			if (start < from || !words.trim() || words.length !== end - start)
				broken.push(`unit ${guid} is misplaced`);
			from = end;
		}
		if (turns.length && at - 1 !== document.length) broken.push(`turns end at ${at - 1}`);
		if (document.length !== model.text(document.guid).length) broken.push('length is wrong');
	}
	return broken;
}
