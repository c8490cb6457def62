/** The arguments of a command: files, options with a value, and flags. */
import { err, message, ok, type Message, type Result } from '../lib/core/result.ts';

/** What a command understands; `--json` and `--help` it understands anyway. */
export type OptionNames = { readonly values: readonly string[]; readonly flags: readonly string[] };

export type Options = {
	readonly files: readonly string[];
	/** The values given for an option, in order; none where it was left out. */
	readonly all: (option: string) => readonly string[];
	/** The last value given for an option, or null. */
	readonly value: (option: string) => string | null;
	readonly has: (flag: string) => boolean;
};

/** The arguments understood, or what is wrong with them. `--` ends the options; `--option=VALUE` will do too. */
export function parseOptions(args: readonly string[], names: OptionNames): Result<Options, Message> {
	const files: string[] = [];
	const values = new Map<string, string[]>();
	const flags = new Set<string>();
	for (let at = 0; at < args.length; at++) {
		const arg = args[at] as string;
		const [option = '', inline] = /^(--[a-z-]+)=(.*)$/s.exec(arg)?.slice(1) ?? [arg];
		if (arg === '--') {
			files.push(...args.slice(at + 1));
			break;
		} else if (names.values.includes(option)) {
			const value = inline ?? args[++at];
			if (value === undefined) return err(message('cli.numbers.noValue', { option }));
			values.set(option, [...(values.get(option) ?? []), value]);
		} else if (arg === '-h') flags.add('--help');
		else if ([...names.flags, '--json', '--help'].includes(arg)) flags.add(arg);
		else if (arg.startsWith('-') && arg !== '-')
			return err(message('cli.numbers.unknownOption', { option: arg }));
		else files.push(arg);
	}
	return ok({
		files,
		all: (option) => values.get(option) ?? [],
		value: (option) => values.get(option)?.at(-1) ?? null,
		has: (flag) => flags.has(flag)
	});
}

/** A whole number from `least` to `most` given for an option; `otherwise` where it was left out. */
export function wholeNumber(
	options: Options,
	option: string,
	{ least, most, otherwise }: Limits
): Result<number, Message> {
	const value = options.value(option);
	if (value === null) return ok(otherwise);
	const number = /^\d+$/.test(value) ? Number(value) : NaN;
	if (number >= least && number <= most) return ok(number);
	return err(message('cli.numbers.notNumber', { option, value, least, most }));
}

/** Where a whole number may lie, and what it is where the option was left out. */
type Limits = { readonly least: number; readonly most: number; readonly otherwise: number };

/** Whole numbers for several options, by option; or the sentence what is wrong with the first that is none. */
export function wholeNumbers<O extends string>(
	options: Options,
	limits: Readonly<Record<O, Limits>>
): Result<Record<O, number>, Message> {
	const numbers: Partial<Record<O, number>> = {};
	for (const option of Object.keys(limits) as O[]) {
		const number = wholeNumber(options, option, limits[option]);
		if (!number.ok) return number;
		numbers[option] = number.value;
	}
	return ok(numbers as Record<O, number>);
}

/** Whether none of these options, which say nothing without another, was given; else the sentence that says so. */
export function goesWith(options: Options, those: readonly string[], other: string): Result<null, Message> {
	const given = those.find((option) => options.has(option) || options.all(option).length);
	return given === undefined ? ok(null) : err(message('cli.numbers.goesWith', { option: given, other }));
}
