/** The arguments of `inspect`: files, and columns whose role is set. */
import type { ColumnDraft, ColumnRole } from '../lib/core/draft.ts';
import { err, message, ok, type Message, type Result } from '../lib/core/result.ts';

/** A column, as the user names it, with its role. */
export type RoleOverride = { readonly column: string; readonly role: ColumnRole };

export type InspectArguments = {
	readonly files: readonly string[];
	readonly overrides: readonly RoleOverride[];
	readonly help: boolean;
};

const roles: Readonly<Record<string, ColumnRole>> = {
	'--id': 'id',
	'--open': 'open',
	'--attribute': 'attribute',
	'--ignore': 'ignored'
};

/** The arguments understood, or what is wrong with them. `--` ends the options; `--open=COLUMN` will do too. */
export function parseArguments(args: readonly string[]): Result<InspectArguments, Message> {
	const files: string[] = [];
	const overrides: RoleOverride[] = [];
	let help = false;
	for (let at = 0; at < args.length; at++) {
		const arg = args[at]!;
		const [option = '', inline] = splitOnce(arg);
		if (arg === '--') {
			files.push(...args.slice(at + 1));
			break;
		} else if (arg === '--help' || arg === '-h') help = true;
		else if (Object.hasOwn(roles, option)) {
			const column = inline ?? args[++at];
			if (column === undefined) return err(message('cli.inspect.noValue', { option }));
			overrides.push({ column, role: roles[option]! });
		} else if (arg.startsWith('-') && arg !== '-')
			return err(message('cli.inspect.unknownOption', { option: arg }));
		else files.push(arg);
	}
	if (!help && !files.length) return err(message('cli.inspect.noFiles'));
	return ok({ files, overrides, help });
}

/** The place of the column with this name or question, capitals aside where no other fits; -1 for none. */
export function columnNumbered(columns: readonly ColumnDraft[], wanted: string): number {
	const fold = (text: string): string => text.normalize('NFC').trim().toLowerCase();
	const tests: readonly ((column: ColumnDraft) => boolean)[] = [
		({ name }) => name === wanted,
		({ question }) => question === wanted,
		({ name, question }) => fold(name) === fold(wanted) || fold(question) === fold(wanted)
	];
	for (const test of tests) {
		const at = columns.findIndex(test);
		if (at >= 0) return at;
	}
	return -1;
}

function splitOnce(arg: string): [string, string | undefined] {
	const at = arg.indexOf('=');
	return at < 0 ? [arg, undefined] : [arg.slice(0, at), arg.slice(at + 1)];
}
