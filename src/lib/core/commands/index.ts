/** Every command that there is, and the one door by which a command is judged. */
import type { z } from 'zod';
import type { CommandKind, Judging, Verdict } from '../command.ts';
import type { Facts } from '../facts.ts';
import { err } from '../result.ts';
import { attributeCommands } from './attribute.ts';
import { caseCommands } from './case.ts';
import { caseTableCommands } from './case-table.ts';
import { codeCommands } from './code.ts';
import { codeManyCommands } from './code-many.ts';
import { codeMergeCommands } from './code-merge.ts';
import { codeOrderCommands } from './code-order.ts';
import { codeSetCommands } from './code-set.ts';
import { codebookCommands } from './codebook.ts';
import { codebookMergeCommands } from './codebook-merge.ts';
import { coderMergeCommands } from './coder-merge.ts';
import { codingCommands } from './coding.ts';
import { consensusCommands } from './consensus.ts';
import { documentCommands } from './document.ts';
import { mediaCommands } from './media.ts';
import { memoCommands } from './memo.ts';
import { peopleCommands } from './people.ts';
import { projectCommands } from './project.ts';
import { queryCommands } from './query.ts';
import { summaryCommands } from './summary.ts';
import { questionnaireCommands } from './questionnaire.ts';
import { replaceCommands } from './replace.ts';
import { recheckCommands } from './recheck.ts';
import { themeCommands } from './theme.ts';
import { translationCommands } from './translation.ts';
import { turnCommands } from './turn.ts';
import { unitCommands } from './units.ts';

/** The commands by their type, noun first. */
export const commands = {
	...projectCommands,
	...documentCommands,
	...replaceCommands,
	...turnCommands,
	...unitCommands,
	...mediaCommands,
	...peopleCommands,
	...coderMergeCommands,
	...caseCommands,
	...caseTableCommands,
	...questionnaireCommands,
	...attributeCommands,
	...codeCommands,
	...codeManyCommands,
	...codeMergeCommands,
	...codeOrderCommands,
	...codeSetCommands,
	...codebookCommands,
	...recheckCommands,
	...themeCommands,
	...codebookMergeCommands,
	...codingCommands,
	...consensusCommands,
	...memoCommands,
	...translationCommands,
	...queryCommands,
	...summaryCommands
} as const;

export type CommandType = keyof typeof commands;
/** Any command, as plain data. */
export type Command = { [T in CommandType]: z.infer<(typeof commands)[T]['shape']> }[CommandType];

/**
 * What a command would do to the project that `facts` describe: a Change with its history line, or a Refusal.
 * `command` may be anything: what fits no shape is refused as malformed.
 */
export function decide(command: unknown, facts: Facts): Verdict {
	const judging = judge(command, facts);
	for (;;) {
		const { done, value } = judging.next();
		if (done) return value;
	}
}

/** The same in steps; it holds only as long as the facts stay. */
export function* judge(command: unknown, facts: Facts): Judging {
	const type = (command as { type?: unknown } | null)?.type;
	if (typeof type !== 'string' || !Object.hasOwn(commands, type))
		return err({ type: 'malformed', detail: 'type' });
	const kind = commands[type as CommandType] as unknown as CommandKind;
	const parsed = kind.shape.safeParse(command);
	if (!parsed.success) {
		return err({
			type: 'malformed',
			detail: parsed.error.issues.map((issue) => issue.path.join('.')).join(', ')
		});
	}
	const { coder } = parsed.data as { coder: string };
	if (!facts.get('coder', coder)) return err({ type: 'notFound', table: 'coder' });
	const verdict = kind.decide(parsed.data, facts);
	return 'ok' in verdict ? verdict : yield* verdict;
}
