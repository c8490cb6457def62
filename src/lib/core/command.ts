/** What a command is: plain data with ids and time inside, and a pure rule that answers a Change or a Refusal. */
import { z } from 'zod';
import type { Change } from './change.ts';
import type { Facts } from './facts.ts';
import { guidShape } from './records.ts';
import type { Refusal } from './refusal.ts';
import type { Message, Result } from './result.ts';

/** What every command carries: who gives it and when. */
export const commandBase = { coder: guidShape, time: z.iso.datetime() };

/** A command decided on: what it does, how history names it, and the field whose repeated saves are one undo step. */
export type Decision = {
	readonly change: Change;
	readonly line: Message;
	/** Lines with the same group within five minutes are undone together; undefined for most commands. */
	readonly group?: string;
};

export type Verdict = Result<Decision, Refusal>;

/** A judgement in steps, for commands that may hold thousands of things: how many of them are judged, then the verdict. */
export type Judging = Generator<{ readonly done: number; readonly of: number }, Verdict, undefined>;

/** One kind of command: the shape of its data and its rule, which may come to its verdict in steps. */
export type CommandKind<S extends z.ZodType = z.ZodType, V extends Verdict | Judging = Verdict | Judging> = {
	readonly shape: S;
	readonly decide: (command: z.infer<S>, facts: Facts) => V;
};

/** Ties a rule to its shape, so that the rule's argument is typed by it. */
export const commandKind = <S extends z.ZodType>(
	shape: S,
	decide: (command: z.infer<S>, facts: Facts) => Verdict
): CommandKind<S, Verdict> => ({ shape, decide });

/** The same for a rule that comes to its verdict in steps. */
export const steppedKind = <S extends z.ZodType>(
	shape: S,
	decide: (command: z.infer<S>, facts: Facts) => Judging
): CommandKind<S, Judging> => ({ shape, decide });
