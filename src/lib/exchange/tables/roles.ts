/** Guesses what each column of a table is for. The guess is shown and can be changed before anything is stored. */
import type { ColumnDraft, ColumnRole, TableDraft } from '../../core/draft.ts';
import { typeOf } from './column-type.ts';
import { key, type Heads } from './heads.ts';

/** What survey tools write about an answer rather than in it, by `key`: names that mean nothing else. */
const metadata = new Set(
	(
		'ipaddress ipaddr durationinseconds recordeddate recipientlastname recipientfirstname recipientemail ' +
		'externaldatareference locationlatitude locationlongitude distributionchannel userlanguage responseset ' +
		'qrecaptchascore timestamp tidstämpel tidsstämpel completiontime lastmodifiedtime slutförandetid ' +
		'senaständradtid submitdate datesubmitted lastpage startlanguage datelastaction refurl referrerurl collectorid'
	).split(' ')
);
/** Names that are metadata in the export of a survey tool, and may be anything in another table. */
const toolMetadata = new Set(
	(
		'startdate enddate status progress duration finished responsetype externalreference externaldata starttime starttid ' +
		'sluttid seed datestarted totaltime interviewtime datecreated datemodified firstname lastname totalpoints ' +
		'totalpoäng quizfeedback score ip'
	).split(' ')
);
const idNames =
	/^(case|caseid|casename|casenumber|caseno|fall|ärende|ärendenummer|id|responseid|svarsid|respondent|respondentid|respondentnr|respondentnummer|participant|participantid|participantnumber|deltagare|deltagarid|deltagarnummer|informant|informantid|person|personid|userid|uid|subject|subjectid|recordid|record|löpnummer|lopnr|löpnr|nr|no|number|kod|pseudonym|token|elev|elevid|student|studentid)$/;
const mailNames = /^(email|emailaddress|epost|epostadress|mail|mejl|username|användarnamn)$/;
const personNames = /^(name|namn|fullname)$/;
const openNames =
	/(comment|kommentar|free ?text|fritext|open[- ]?ended|öppen|öppet|beskriv|describe|motivera|explain|förklara|berätta|tell us|övrigt|_TEXT$|\[other\]|\[comment\])/i;

/** The columns of a table with their roles and types; every row has a cell for each head. */
export function columnsOf({ heads, tool }: Heads, rows: readonly (readonly string[])[]): ColumnDraft[] {
	const cells = heads.map((_, at) => rows.map((row) => row[at] ?? ''));
	const id = idColumn(heads, cells);
	return heads.map(({ name, question }, at) => {
		const column = cells[at]!;
		const found = typeOf(column);
		const role: ColumnRole =
			at === id
				? 'id'
				: isIgnored(name, column, tool)
					? 'ignored'
					: found.type === 'text' && isOpen([name, question], column)
						? 'open'
						: 'attribute';
		const { type, options } = role === 'attribute' ? found : { type: 'text' as const, options: [] };
		return { name, question, role, type, options };
	});
}

/**
 * The table with another role for one column, its type found anew where it becomes an attribute. There is one id at most:
 * the column that was it becomes an attribute.
 */
export function withRole(table: TableDraft, at: number, role: ColumnRole): TableDraft {
	const columns = table.columns.map((column, index): ColumnDraft => {
		if (index === at) return inRole(table, index, role);
		return role === 'id' && column.role === 'id' ? inRole(table, index, 'attribute') : column;
	});
	return { ...table, columns, kind: kindOf(columns) };
}

/** A questionnaire has open answers. */
export function kindOf(columns: readonly ColumnDraft[]): TableDraft['kind'] {
	return columns.some(({ role }) => role === 'open') ? 'questionnaire' : 'cases';
}

function inRole({ columns, rows }: TableDraft, at: number, role: ColumnRole): ColumnDraft {
	const plain = { type: 'text', options: [] } as const;
	const { type, options } = role === 'attribute' ? typeOf(rows.map((row) => row[at]!)) : plain;
	return { ...columns[at]!, role, type, options };
}

/** Named like an id and different in every row; else the first column when it looks like one. -1 for none. */
function idColumn(heads: Heads['heads'], cells: readonly (readonly string[])[]): number {
	const named = (names: RegExp): number =>
		heads.findIndex(({ name }, at) => names.test(key(name)) && isUnique(cells[at]!));
	const strong = ['responseid', 'respondentid', 'participantid', 'deltagarid', 'caseid', 'case', 'id'];
	for (const one of strong) {
		const at = named(new RegExp(`^${one}$`));
		if (at >= 0) return at;
	}
	for (const names of [idNames, mailNames, personNames]) {
		const at = named(names);
		if (at >= 0) return at;
	}
	const first = cells[0] ?? [];
	const looks =
		isUnique(first) &&
		first.every((cell) => cell.length <= 40 && !/\n/.test(cell) && cell.trim().split(/\s+/).length <= 3) &&
		typeOf(first).type === 'text' &&
		!metadata.has(key(heads[0]!.name));
	return looks && cells.length > 1 ? 0 : -1;
}

function isUnique(cells: readonly string[]): boolean {
	const filled = cells.map((cell) => cell.trim());
	return filled.every((cell) => cell) && new Set(filled).size === filled.length;
}

function isIgnored(name: string, cells: readonly string[], tool: Heads['tool']): boolean {
	const head = key(name);
	if (!cells.some((cell) => cell.trim())) return true;
	if (metadata.has(head) || mailNames.test(head) || /^_/.test(name)) return true;
	if (tool === 'LimeSurvey' && /^(token|grouptime\d*|questiontime.*|.*time)$/.test(head)) return true;
	return (
		tool !== null &&
		(toolMetadata.has(head) || personNames.test(head) || head === 'id' || head === 'respondentid')
	);
}

/** Long and mostly different texts; shorter ones too where the head asks for words or hardly an answer comes twice. */
function isOpen(heads: readonly string[], cells: readonly string[]): boolean {
	const filled = cells.map((cell) => cell.trim()).filter((cell) => cell);
	const different = new Set(filled).size / filled.length;
	const mean = filled.reduce((sum, cell) => sum + cell.length, 0) / filled.length;
	const words = filled.reduce((sum, cell) => sum + cell.split(/\s+/).length, 0) / filled.length;
	if (different > 0.5 && (mean >= 40 || filled.some((cell) => cell.length >= 160 || /\n/.test(cell))))
		return true;
	if (heads.some((head) => openNames.test(head))) return different > 0.3 || filled.length < 5;
	return (
		different >= 0.7 &&
		((heads.some((head) => /\?\s*$/.test(head)) && words >= 2) || (filled.length >= 5 && words >= 4))
	);
}
