/** Finds the head of a table: one row, or the two or three that survey tools write. */

/** A column's head. `question` is the name where the file has no longer text. */
export type Head = { readonly name: string; readonly question: string };

/** The heads of a table, which tool wrote them, and where its data begin. */
export type Heads = {
	readonly heads: readonly Head[];
	/** The tool, where it can be told by its heads. */
	readonly tool: 'Qualtrics' | 'SurveyMonkey' | 'LimeSurvey' | 'Microsoft Forms' | null;
	/** How many rows stand before the data. */
	readonly rows: number;
};

/** The longest name that a project keeps. */
const longest = 500;

/** The heads of these rows; each row has a cell for every column. */
export function headsOf(rows: readonly (readonly string[])[]): Heads {
	const at = titleRows(rows);
	const [first = [], second = [], third = []] = rows.slice(at);
	const found = (tool: Heads['tool'], depth: number, raw: readonly Head[]): Heads => ({
		heads: distinct(raw),
		tool,
		rows: at + depth
	});
	const two = (): Head[] => first.map((name, i) => ({ name, question: second[i]! }));
	if (isImportRow(third)) return found('Qualtrics', 3, two());
	if (isImportRow(second)) return found('Qualtrics', 2, alone(first));
	const keys = first.map(key);
	if (keys.includes('responseid') && second.some((cell) => key(cell) === 'responseid'))
		return found('Qualtrics', 2, two());
	if (keys[0] === 'v1' && key(second[0] ?? '') === 'responseid')
		return found(
			'Qualtrics',
			2,
			first.map((name, i) => ({ name: /^V\d+$/.test(name) ? second[i]! : name, question: second[i]! }))
		);
	if (
		keys.includes('respondentid') &&
		keys.includes('collectorid') &&
		!second[keys.indexOf('respondentid')]!.trim()
	)
		return found('SurveyMonkey', 2, twoFold(first, second));
	if (keys.includes('lastpage') && (keys.includes('submitdate') || keys.includes('datesubmitted')))
		return found('LimeSurvey', 1, first.map(splitCode));
	const microsoft =
		(keys.includes('starttime') && keys.includes('completiontime')) ||
		(keys.includes('starttid') && keys.some((one) => /^sl?utf/.test(one)));
	return found(microsoft ? 'Microsoft Forms' : null, 1, alone(first));
}

/** A head without blanks, signs and capitals, to compare it by. */
export function key(head: string): string {
	return head
		.normalize('NFC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');
}

/** The name of a column without a head, as spreadsheets count: A, B … Z, AA. */
export function letters(index: number): string {
	const rest = Math.floor(index / 26);
	return (rest ? letters(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

/** A line with a single cell above a table of three columns or more is its title. */
function titleRows(rows: readonly (readonly string[])[]): number {
	const filled = (at: number): number => rows[at]?.filter((cell) => cell.trim()).length ?? 0;
	return filled(0) === 1 && rows[0]!.length >= 3 && filled(1) >= 3 ? 1 : 0;
}

const isImportRow = (row: readonly string[]): boolean =>
	row.length > 0 && row.filter((cell) => /^\{\s*"ImportId"/.test(cell)).length * 2 > row.length;

const alone = (row: readonly string[]): Head[] => row.map((name) => ({ name, question: name }));

/** The upper row names a question over its first column only; the lower one each answer's column. */
function twoFold(first: readonly string[], second: readonly string[]): Head[] {
	let over = '';
	return first.map((cell, i) => {
		if (cell.trim()) over = cell;
		const under = second[i]!.trim();
		const name = !under || /^(open-ended )?response$/i.test(under) ? over : `${over} – ${under}`;
		return { name, question: name };
	});
}

/** "Q1. What would you change?" is a code and a question. */
function splitCode(head: string): Head {
	const found = /^([\p{L}_]\w{0,30}(?:\[\w+\])*)\. (.+)$/su.exec(head);
	return found ? { name: found[1]!, question: found[2]! } : { name: head, question: head };
}

/** Names tidied, filled in and made distinct. */
function distinct(raw: readonly Head[]): Head[] {
	const used = new Set<string>();
	return raw.map((head, index) => {
		const base = tidy(head.name).slice(0, longest - 10) || letters(index);
		let name = base;
		for (let n = 2; used.has(name); n++) name = `${base} (${n})`;
		used.add(name);
		return { name, question: tidy(head.question).slice(0, longest) || name };
	});
}

/** Without line breaks and without the marks of rich text that survey tools leave in their questions. */
function tidy(text: string): string {
	return text
		.replace(/<\/?(?:p|br|div|span|strong|b|em|i|u|font)\b[^<>]*>/gi, ' ')
		.replace(/&nbsp;|\u00a0/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}
