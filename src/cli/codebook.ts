/**
 * `codebook convert|compare|merge`: codebooks from one format into another, what differs between two, and a merge of
 * three that can serve git. Ends with 0, with 1 for conflicts, with 2 when it was asked for what can't be done.
 */
import { basename } from 'node:path';
import type { Codebook } from '../lib/core/codebook.ts';
import { compareCodebooks } from '../lib/core/codebook-compare.ts';
import { mergeCodebooks, openConflicts, planMerge, type MergeLine } from '../lib/core/codebook-merge.ts';
import { err, message, ok, type Message, type Result } from '../lib/core/result.ts';
import { codebookFile } from '../lib/exchange/codebook-file.ts';
import type { CodebookReading, CodebookWriter } from '../lib/exchange/codebooks/format.ts';
import { codebookWriterOf, readCodebookFile } from '../lib/exchange/codebooks/index.ts';
import { say, spokenLanguage } from '../lib/words/say.ts';
import type { Streams } from './inspect.ts';

/** What the command reads, writes and tells by; `save` writes a file. */
export type CodebookStreams = Streams & { readonly save: (path: string, bytes: Uint8Array) => Promise<void> };

type Asked = {
	readonly files: readonly string[];
	readonly help: boolean;
	readonly json: boolean;
	readonly out: string | null;
	/** The language of texts that do not say theirs, and of what is written where only one can be. */
	readonly language: string;
	/** The name to judge a format by where the files' own names say nothing, as in git. */
	readonly name: string | null;
};

/** Carries the command out; gives the exit code. */
export async function codebook(args: readonly string[], streams: CodebookStreams): Promise<number> {
	const asked = parse(args.slice(1));
	if (args[0] === undefined || args[0] === '--help' || args[0] === '-h' || (asked.ok && asked.value.help)) {
		await streams.write(`${say('cli.codebook.help')}\n`);
		return args[0] === undefined ? 2 : 0;
	}
	if (!asked.ok) return failed(asked.error, streams);
	const deed = Object.hasOwn(deeds, args[0]) ? deeds[args[0] as keyof typeof deeds] : null;
	if (!deed) return failed(message('cli.codebook.unknown', { command: args[0] }), streams);
	if (asked.value.files.length !== deed.files)
		return failed(message('cli.codebook.files', { command: args[0], n: deed.files }), streams);
	const done = await deed.run(asked.value, streams);
	return done.ok ? done.value : failed(done.error, streams);
}

type Deed = {
	readonly files: number;
	readonly run: (asked: Asked, streams: CodebookStreams) => Promise<Result<number, Message>>;
};

const deeds: Readonly<Record<'convert' | 'compare' | 'merge', Deed>> = {
	convert: { files: 2, run: convert },
	compare: { files: 2, run: compare },
	merge: { files: 3, run: merge }
};

async function convert(
	{ files, language }: Asked,
	streams: CodebookStreams
): Promise<Result<number, Message>> {
	const [from, to] = files as [string, string];
	const writer = writerOf(to);
	if (!writer.ok) return writer;
	const read = await readFrom(from, basename(from), language, streams);
	if (!read.ok) return read;
	for (const note of read.value.notes) streams.tell(sentence(note));
	for (const key of writer.value.cannotCarry) streams.tell(say(key));
	return save(read.value.codebook, writer.value, to, language, streams);
}

async function compare(
	{ files, json, language }: Asked,
	streams: CodebookStreams
): Promise<Result<number, Message>> {
	const [before, after] = files as [string, string];
	const first = await readFrom(before, basename(before), language, streams);
	if (!first.ok) return first;
	const second = await readFrom(after, basename(after), language, streams);
	if (!second.ok) return second;
	const differences = compareCodebooks(first.value.codebook, second.value.codebook, language);
	const said = differences.map((one) => ({ ...one, sentence: sentence(one.sentence) }));
	if (json) await streams.write(`${JSON.stringify(said, null, '\t')}\n`);
	else if (!said.length) await streams.write(`${say('cli.codebook.same')}\n`);
	else await streams.write(`${said.map((one) => one.sentence).join('\n')}\n`);
	return ok(0);
}

async function merge(
	{ files, json, out, language, name }: Asked,
	streams: CodebookStreams
): Promise<Result<number, Message>> {
	const [base, mine, theirs] = files as [string, string, string];
	const called = name ?? basename(mine);
	const writer = writerOf(out ?? called);
	if (!writer.ok) return writer;
	const readings: CodebookReading[] = [];
	for (const path of [base, mine, theirs]) {
		const read = await readFrom(path, name ?? basename(path), language, streams, path === base);
		if (!read.ok) return read;
		readings.push(read.value);
	}
	const [old, here, there] = readings as [CodebookReading, CodebookReading, CodebookReading];
	const plan = planMerge({
		// A file that both sides made anew has an empty ancestor, which is none.
		base: old.codebook.codes.length || old.codebook.sets.length ? old.codebook : null,
		mine: here.codebook,
		theirs: there.codebook,
		silent: new Set(there.silent),
		language
	});
	const conflicts = openConflicts(plan);
	if (json) await streams.write(`${JSON.stringify(plan.lines, null, '\t')}\n`);
	for (const line of conflicts) streams.tell(conflictSentence(line));
	if (conflicts.length) streams.tell(say('cli.codebook.conflicts', { n: conflicts.length }));
	const merged = mergeCodebooks(plan);
	const parents = [here.codebook, there.codebook].map(({ versionId }) => versionId);
	const file = codebookFile(merged, { guid: here.codebook.guid, parents });
	const same = file.versionId === here.codebook.versionId;
	// What changes nothing is written as it was, its ancestors too, so that a merge twice over leaves the same bytes.
	const saved = await save(same ? here.codebook : file, writer.value, out ?? mine, language, streams);
	return saved.ok ? ok(conflicts.length ? 1 : 0) : saved;
}

async function readFrom(
	path: string,
	name: string,
	language: string,
	{ read }: CodebookStreams,
	mayBeEmpty = false
): Promise<Result<CodebookReading, Message>> {
	let bytes: Uint8Array;
	try {
		bytes = await read(path);
	} catch {
		return err(message('cli.codebook.unreadable', { file: path }));
	}
	if (mayBeEmpty && !bytes.length) {
		const none: Codebook = { name: {}, memo: {}, codes: [], sets: [] };
		const guid = '00000000-0000-8000-8000-000000000000';
		return ok({ codebook: codebookFile(none, { guid }), silent: [], notes: [] });
	}
	const reading = await readCodebookFile(bytes, { name, language });
	if (reading.ok) return reading;
	return err(message('cli.codebook.refused', { file: path, reason: sentence(reading.error.message) }));
}

function writerOf(name: string): Result<CodebookWriter, Message> {
	const writer = codebookWriterOf(basename(name));
	return writer ? ok(writer) : err(message('cli.codebook.noFormat', { file: name }));
}

async function save(
	file: CodebookReading['codebook'],
	writer: CodebookWriter,
	path: string,
	language: string,
	streams: CodebookStreams
): Promise<Result<number, Message>> {
	const bytes = await writer.write(file, { language, words: spokenLanguage() });
	if (!bytes.ok) return bytes;
	try {
		await streams.save(path, bytes.value);
	} catch {
		return err(message('cli.codebook.unwritable', { file: path }));
	}
	return ok(0);
}

function conflictSentence({ here, there, passages }: MergeLine): string {
	const none = say('cli.codebook.unchanged');
	return say('cli.codebook.conflict', {
		here: here ? sentence(here) : none,
		there: there ? sentence(there) : none,
		passages
	});
}

function parse(args: readonly string[]): Result<Asked, Message> {
	const files: string[] = [];
	const values: Record<string, string> = {};
	const flags = new Set<string>();
	for (let at = 0; at < args.length; at++) {
		const arg = args[at] as string;
		const [option = '', inline] = /^(--[a-z]+)=(.*)$/s.exec(arg)?.slice(1) ?? [arg];
		if (arg === '--') {
			files.push(...args.slice(at + 1));
			break;
		} else if (['--out', '--language', '--name'].includes(option)) {
			const value = inline ?? args[++at];
			if (value === undefined) return err(message('cli.codebook.noValue', { option }));
			values[option] = value;
		} else if (['--help', '-h', '--json'].includes(arg)) flags.add(arg);
		else if (arg.startsWith('-') && arg !== '-')
			return err(message('cli.codebook.unknownOption', { option: arg }));
		else files.push(arg);
	}
	return ok({
		files,
		help: flags.has('--help') || flags.has('-h'),
		json: flags.has('--json'),
		out: values['--out'] ?? null,
		language: values['--language'] ?? 'en',
		name: values['--name'] ?? null
	});
}

function failed(error: Message, { tell }: CodebookStreams): number {
	tell(sentence(error));
	tell(say('cli.codebook.hint'));
	return 2;
}

const sentence = ({ key, values }: Message): string => say(key, values);
