/**
 * Reads broken files in a process of its own, so that one that hangs can be ended, and says after each what came of it.
 * Started with the first number and how many; `fuzz.test.ts` listens.
 */
import { asRead, incomingDocument } from '../../../src/lib/exchange/incoming.ts';
import { asGuessed } from '../../../src/lib/exchange/questionnaire.ts';
import { pickReader, readFile } from '../../../src/lib/exchange/readers/index.ts';
import { tableCommand } from '../../../src/lib/exchange/table-command.ts';
import { commands } from '../../../src/lib/core/commands/index.ts';
import type { Plan, Reading } from '../../../src/lib/core/draft.ts';
import { isClean } from '../../../src/lib/core/text.ts';
import { dice } from '../../../src/lib/analysis/dice.ts';
import { mutant, type Mutant } from './mutate.ts';

/** What came of one file. `fault` was thrown inside the reader (and kept in by the door); `wrong` is a broken promise. */
export type Outcome = {
	readonly number: number;
	readonly about: string;
	readonly reader: string;
	/** `read`, or the tag of the refusal. */
	readonly result: string;
	readonly fault: string | null;
	readonly wrong: string | null;
};

const giving = { coder: '11111111-0000-4000-8000-000000000001', time: '2024-05-01T08:00:00.000Z' };
const readings: readonly Reading[] = [
	{ layout: 'plain' },
	{ layout: 'nameColon' },
	{ layout: 'pattern', pattern: '[{time}] {name}: {text}' },
	{ join: { by: 'cue' } },
	{ join: { by: 'pause', ms: 100 } }
];

async function outcomeOf(number: number): Promise<Outcome> {
	const file = mutant(number);
	const reading = number % 5 ? {} : dice(number).of(readings);
	const picked = pickReader(file.bytes.subarray(0, 4096), file.name);
	const reader = picked.ok ? picked.value.id : '-';
	const said = { number, about: file.about, reader };
	const fault =
		picked.ok && file.bytes.length
			? await faultOf(() =>
					picked.value.read(file.bytes, { name: file.name, sourceHash: '0'.repeat(64) }, reading)
				)
			: null;
	try {
		const before = file.bytes.slice();
		const read = await readFile(file.bytes, file.name, reading);
		const kept = Buffer.compare(before, file.bytes) === 0 ? null : 'the bytes were changed';
		if (!read.ok) return { ...said, result: read.error.type, fault, wrong: kept };
		return { ...said, result: 'read', fault, wrong: kept ?? wrongIn(read.value, file) };
	} catch (thrown) {
		return { ...said, result: 'thrown', fault, wrong: `thrown: ${stackOf(thrown)}` };
	}
}

async function faultOf(work: () => Promise<unknown>): Promise<string | null> {
	try {
		await work();
		return null;
	} catch (thrown) {
		return stackOf(thrown);
	}
}

/** What a plan promises and does not keep, or null: its words can be stored, its numbers mean something, commands take it. */
function wrongIn(plan: Plan, { name }: Mutant): string | null {
	const wrong: string[] = [];
	const must = (holds: boolean, what: string): void => void (holds || wrong.push(what));
	const newGuid = dice(1).guid;
	must(plan.layouts.includes(plan.layout), 'its layout is not among its layouts');
	for (const document of plan.documents) {
		for (const { text, speaker, startTime, endTime } of document.turns) {
			must(isClean(text), `a turn that is not clean: ${JSON.stringify(text.slice(0, 80))}`);
			must(speaker === null || document.speakers[speaker] !== undefined, `no speaker ${speaker}`);
			for (const time of [startTime, endTime])
				must(time === null || (Number.isInteger(time) && time >= 0), `the time ${time}`);
			must(startTime === null || endTime === null || startTime <= endTime, `from ${startTime} to ${endTime}`);
		}
		must(
			document.turns.some(({ text }) => /\S/.test(text)),
			'no words'
		);
		must(
			new Set(document.speakers.map((one) => one.name)).size === document.speakers.length,
			'a speaker twice'
		);
		must(document.sourceName === name, 'another name');
		const incoming = incomingDocument(document, asRead(document), newGuid);
		const command = {
			type: 'document.import',
			...giving,
			documents: [incoming],
			cases: [],
			attributes: [],
			values: []
		};
		const parsed = commands['document.import'].shape.safeParse(command);
		must(parsed.success, `no command takes it: ${parsed.error?.message.slice(0, 300)}`);
	}
	if (plan.table) {
		const { table } = plan;
		must(plan.documents.length === 0, 'a table and documents');
		must(
			table.rows.every((row) => row.length === table.columns.length),
			'ragged rows'
		);
		must(table.rows.flat().every(isClean), 'a cell that is not clean');
		const command = tableCommand(table, asGuessed(table), giving, newGuid);
		const parsed = commands[command.type].shape.safeParse(command);
		must(parsed.success, `no command takes it: ${parsed.error?.message.slice(0, 300)}`);
	} else must(plan.documents.length > 0, 'nothing in it');
	return wrong.length ? wrong[0]! : null;
}

function stackOf(thrown: unknown): string {
	if (!(thrown instanceof Error)) return String(thrown);
	// A stack that ran over repeats itself.
	return `${thrown.name}: ${thrown.message.slice(0, 200)}\n${(thrown.stack ?? '')
		.split('\n')
		.filter((line) => /^\s+at /.test(line))
		.slice(0, 6)
		.join('\n')}`;
}

const [first = 0, count = 0] = process.argv.slice(2).map(Number);
for (let number = first; number < first + count; number++) {
	process.send?.({ begun: number, about: mutant(number).about });
	process.send?.(await outcomeOf(number));
}
process.disconnect?.();
