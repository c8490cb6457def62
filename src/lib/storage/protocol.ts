/** What the window and the storage worker say to each other: verbs with their arguments and answers, and events. */
import type { Answer } from '../core/answers.ts';
import type { Coder, Guid } from '../core/records.ts';
import type { Refusal } from '../core/refusal.ts';
import type { Message, Result } from '../core/result.ts';
import type { Committed, CommandError } from './engine.ts';
import type { ForeignError } from './foreign-file.ts';
import type { KeeperError } from './keeper-error.ts';
import type { QueryName, QueryParams, QueryResult } from './queries/index.ts';
import type { SchemaError } from './schema/index.ts';
import type { ShelfEntry } from './shelf.ts';
import type { Far, GivenUp } from './works.ts';

/** Why a project could not be opened. */
export type OpenError =
	| KeeperError
	| SchemaError
	| ForeignError
	/** Another tab holds it; ask for it with `wait`. */
	| { readonly type: 'openElsewhere' }
	| { readonly type: 'notOpen' };

/** What the window learns on opening a project. */
export type OpenedInfo = {
	readonly folder: Guid;
	/** When a copy was last saved to the user's own disk. */
	readonly copied: string | null;
	/** True when the newest snapshot or a journal was damaged and an older one served. */
	readonly recovered: boolean;
};

/** The answer to a file brought from outside: taken in, or a question, since the project is here already. */
export type Imported =
	| { readonly type: 'taken'; readonly folder: Guid; readonly dropped: readonly string[] }
	| { readonly type: 'alreadyHere'; readonly folder: Guid; readonly name: string };

/** Every verb: what it takes and what it answers. */
export type Verbs = {
	'projects.list': {
		args: { now: number };
		value: { kind: 'opfs' | 'memory'; persisted: boolean; entries: ShelfEntry[]; damaged: Guid[] };
	};
	'project.create': {
		args: { folder: Guid; project: Guid; replica: Guid; name: string; time: string };
		value: Result<Guid, OpenError>;
	};
	'project.open': { args: { folder: Guid; wait: boolean }; value: Result<OpenedInfo, OpenError> };
	'project.close': { args: Record<string, never>; value: null };
	'project.rename': {
		args: { folder: Guid; name: string; coder: Coder; time: string };
		value: Result<null, OpenError | CommandError>;
	};
	'project.duplicate': {
		args: { folder: Guid; into: Guid; replica: Guid; name: string; coder: Coder; time: string };
		value: Result<Guid, OpenError | CommandError>;
	};
	/**
	 * Makes a new project of one as it was after a line of its history (0: before the first), with the history up to there:
	 * a work known by `into`.
	 */
	'project.restore': {
		args: {
			folder: Guid;
			into: Guid;
			replica: Guid;
			sequence: number;
			name: string;
			coder: Coder;
			time: string;
		};
		value: Result<Guid, OpenError | CommandError | GivenUp>;
	};
	'project.bin': { args: { folder: Guid; time: string | null }; value: Result<null, OpenError> };
	'project.erase': { args: { folder: Guid }; value: Result<null, OpenError> };
	'project.import': {
		args: { bytes: Uint8Array; folder: Guid; replica: Guid; time: string; asCopy: boolean };
		value: Result<Imported, OpenError>;
	};
	/** The bytes of a project as a `*.samtal` file; of the open one, or of one on the shelf. */
	'project.export': { args: { folder: Guid }; value: Result<{ bytes: Uint8Array; name: string }, OpenError> };
	/** Notes that a copy is now on the user's disk. */
	'project.copied': { args: { folder: Guid; time: string }; value: null };
	run: { args: { command: unknown; by: Coder }; value: Result<Committed, CommandError | OpenError> };
	/** The same for a command that takes long: it is judged in steps, as the work of this name. */
	runLong: {
		args: { command: unknown; by: Coder; work: Guid };
		value: Result<Committed, CommandError | OpenError | GivenUp>;
	};
	/** How far a work is: restoring goes by lines of history, a command by what it does; null once it is over. */
	'work.far': { args: { work: Guid }; value: Far | null };
	/** Gives a work up: nothing of it is left, unless it was done already. */
	'work.giveUp': { args: { work: Guid }; value: null };
	may: { args: { command: unknown; by: Coder }; value: Refusal | null };
	undo: { args: { coder: Guid; time: string }; value: Result<Committed, CommandError | OpenError> };
	redo: { args: { coder: Guid; time: string }; value: Result<Committed, CommandError | OpenError> };
	/** `view` names who asks: its next question ends this one, where it is a long one. */
	query: {
		args: { [N in QueryName]: { name: N; params: QueryParams<N>; view?: string } }[QueryName];
		value: Result<QueryResult<QueryName>, OpenError | { readonly type: 'superseded' }>;
	};
	/** A port on which the exchange worker may call `run` and `query` of the open project. */
	connect: { args: { port: MessagePort }; value: null };
};

export type Verb = keyof Verbs;

/** One question to the worker. */
export type Request = {
	[V in Verb]: { readonly id: number; readonly verb: V; readonly args: Verbs[V]['args'] };
}[Verb];

/** The worker's answer; `failed` is a fault of the program, never an expected failure. */
export type Reply = Answer;

/** What the worker says unasked. */
export type WorkerEvent =
	/** A line is durable, whoever asked for it. */
	| { readonly event: 'committed'; readonly committed: Committed }
	/** Another tab asks for the open project: save drafts and close it. */
	| { readonly event: 'asked'; readonly folder: Guid };

export type { Committed, CommandError, GivenUp, Message, QueryName, QueryParams, QueryResult, ShelfEntry };
