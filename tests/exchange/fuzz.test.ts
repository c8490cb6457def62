/**
 * Broken files of every format, by the thousand: whatever they hold, they are read or refused, soon, and nothing that a
 * reader gives breaks what the storage is promised. Each is told by its number: `mutant(number)` makes it again.
 */
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readers } from '../../src/lib/exchange/readers/index.ts';
import { ExchangeDesk } from '../../src/lib/exchange/desk.ts';
import { dice } from '../../src/lib/analysis/dice.ts';
import { mutant } from './fuzz/mutate.ts';
import type { Outcome } from './fuzz/reading.ts';
import { seeds } from './fuzz/seeds.ts';

const count = process.env['SAMTAL_LONG'] ? 10_000 : 300;
/** A limit against hanging, for a file of a few kilobytes on a machine that has other work. */
const limit = 5_000;

test(
	`${count} broken files are read or refused, within their time, and no plan breaks its word`,
	async () => {
		const outcomes = await outcomesOf(0, count);
		expect(outcomes).toHaveLength(count);
		const told = (list: readonly Outcome[], why: (one: Outcome) => string | null): string[] =>
			list.map((one) => `${one.about} (${one.reader}): ${why(one)}`);
		expect(
			told(
				outcomes.filter(({ wrong }) => wrong),
				({ wrong }) => wrong
			)
		).toEqual([]);
		const faults = outcomes.filter(({ fault }) => fault !== null);
		const ours = faults.filter(({ fault }) => isOurs(fault!));
		process.stdout.write(`${summaryOf(outcomes, faults)}\n`);
		// What the door keeps in must come from a parser that others wrote, never from a reader.
		expect(told(ours, ({ fault }) => fault)).toEqual([]);
		expect(new Set(outcomes.map(({ reader }) => reader))).toEqual(
			new Set(['-', ...readers.map(({ id }) => id)])
		);
	},
	count * limit
);

test('reading broken files asks nothing of the storage, and a file that was refused leaves nothing to accept', async () => {
	const asked: string[] = [];
	const desk = new ExchangeDesk(async (verb) => void asked.push(verb), dice(2).guid);
	for (let number = 0; number < Math.min(count, 400); number++) {
		const { name, bytes } = mutant(number);
		const read = await desk.answer('read', { key: number, bytes, name, reading: {} });
		if (read.ok) await desk.answer('discard', { keys: [number] });
		const choice = { title: '', kind: 'other', date: null, language: null, speakers: [] } as const;
		const by = { guid: dice(3).guid(), name: 'Ada', color: '#000000' };
		await expect(
			desk.answer('accept', { accepted: [{ key: number, choice }], by, time: '2024-05-01T08:00:00.000Z' })
		).rejects.toThrow(RangeError);
	}
	expect(asked).toEqual([]);
}, 600_000);

test('every reader has a sound file to begin with', async () => {
	const { readFile } = await import('../../src/lib/exchange/readers/index.ts');
	const found = new Set<string>();
	for (const { name, bytes } of seeds) {
		const read = await readFile(bytes, name);
		if (!read.ok) throw new Error(`${name}: ${read.error.type}`);
		found.add(read.value.reader);
	}
	expect([...found].sort()).toEqual(readers.map(({ id }) => id).sort());
});

/** Reads the files in a process of its own; one that hangs ends it, and is what came of that file. */
function outcomesOf(first: number, many: number): Promise<Outcome[]> {
	const program = fileURLToPath(new URL('./fuzz/reading.ts', import.meta.url));
	return new Promise((resolve, reject) => {
		const outcomes: Outcome[] = [];
		let at = 'nothing';
		const child = fork(program, [String(first), String(many)], { execArgv: ['--import', 'tsx'] });
		let timer = setTimeout(() => {}, 0);
		const wait = (): void => {
			clearTimeout(timer);
			timer = setTimeout(() => {
				child.kill('SIGKILL');
				reject(new Error(`no answer within ${limit / 1000} s: ${at}`));
			}, limit);
		};
		child.on('message', (message: Outcome | { begun: number; about: string }) => {
			wait();
			if ('begun' in message) at = message.about;
			else outcomes.push(message);
		});
		child.on('exit', (code) => {
			clearTimeout(timer);
			if (code) reject(new Error(`the process ended with ${code} at ${at}`));
			else resolve(outcomes);
		});
	});
}

/** True when what was thrown began in a reader and not in a parser from outside or the machine itself. */
function isOurs(fault: string): boolean {
	const top = fault.split('\n').find((line) => /^\s+at /.test(line)) ?? '';
	return !top.includes('node_modules');
}

function summaryOf(outcomes: readonly Outcome[], faults: readonly Outcome[]): string {
	const counts = new Map<string, number>();
	for (const { result } of outcomes) counts.set(result, (counts.get(result) ?? 0) + 1);
	const list = [...counts].sort((a, b) => b[1] - a[1]).map(([result, n]) => `${n} ${result}`);
	const kinds = new Map<string, number>();
	for (const { reader, fault } of faults) {
		const kind = `${reader}: ${fault!.split('\n').slice(0, 2).join(' ').replace(/\s+/g, ' ')}`;
		kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
	}
	const thrown = [...kinds].sort((a, b) => b[1] - a[1]).map(([kind, n]) => `  ${n} × ${kind}`);
	return `${outcomes.length} files: ${list.join(', ')}\nthrown inside parsers: ${faults.length}\n${thrown.join('\n')}`;
}
