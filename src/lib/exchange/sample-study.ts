/** The sample study's plan: which files it has and what was coded in them, as commands like any other. */
import { z } from 'zod';
import type { Command } from '../core/commands/index.ts';
import { inTreeOrder } from '../core/tree.ts';
import { memoBody } from '../core/memo-text.ts';
import { newCase } from '../core/new-case.ts';
import { memoTypes } from '../core/memo-kinds.ts';
import {
	attributeShape,
	coderShape,
	documentShape,
	type Code,
	type Coder,
	type Guid
} from '../core/records.ts';
import { codePath } from '../core/code-path.ts';
import { asRead, incomingDocument } from './incoming.ts';
import { readFile } from './readers/index.ts';
import { positionsBetween } from '../core/tree.ts';

const studyShape = z.strictObject({
	format: z.literal('samtal-sample'),
	version: z.literal(1),
	invented: z.literal(true),
	name: z.record(z.string(), z.string()),
	codebook: z.string(),
	coders: z.array(coderShape).min(1),
	attributes: z.array(attributeShape.pick({ name: true, target: true, type: true, options: true })),
	cases: z.array(z.strictObject({ name: z.string(), values: z.record(z.string(), z.string()) })),
	documents: z.array(
		z.strictObject({
			file: z.string(),
			...documentShape.pick({ title: true, kind: true, date: true, language: true, summary: true }).shape,
			facilitators: z.array(z.string()),
			cases: z.record(z.string(), z.string())
		})
	),
	codings: z.array(
		z.strictObject({
			document: z.string(),
			coder: z.string(),
			code: z.string(),
			quote: z.string().optional(),
			from: z.string().optional(),
			to: z.string().optional(),
			memo: z.string().optional()
		})
	),
	memos: z.array(
		z.strictObject({
			target: z.enum(['project', 'document']),
			document: z.string().optional(),
			title: z.string(),
			type: z.enum(memoTypes),
			text: z.string()
		})
	)
});
export type Study = z.infer<typeof studyShape>;

/** What the commands need from outside. */
export type Means = {
	readonly newGuid: () => Guid;
	/** Moments in ascending order, ISO 8601 UTC. */
	readonly now: () => string;
};

/** The plan in the bytes of `study.json`. Throws on a broken one: it ships with the app. */
export function readStudy(bytes: Uint8Array): Study {
	return studyShape.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

/**
 * The commands that make the sample study, in order, after its codebook is in. `files` holds the bytes of each
 * document by name, `codes` the codes of the codebook as the project has them, their names in English or in `translations.en`.
 * Throws when a file is refused or a quote is not where the plan says.
 */
export async function sampleCommands(
	study: Study,
	files: ReadonlyMap<string, Uint8Array>,
	codes: readonly Code[],
	{ newGuid, now }: Means
): Promise<Command[]> {
	const [first] = study.coders as [Coder, ...Coder[]];
	const base = (): { coder: Guid; time: string } => ({ coder: first.guid, time: now() });
	const attributes = attributeRows(study, newGuid);
	const cases = study.cases.map(({ name }) => newCase(newGuid(), name));
	const caseOf = new Map(cases.map(({ name, guid }) => [name, guid]));
	const documents = await Promise.all(
		study.documents.map((plan) => readDocument(plan, files, caseOf, newGuid))
	);
	const byFile = new Map(documents.map((document) => [document.sourceName, document]));
	const values = study.cases.flatMap((one) =>
		Object.entries(one.values).map(([attribute, value]) => ({
			guid: newGuid(),
			attribute: attributes.find(({ name }) => name === attribute)?.guid as Guid,
			case: caseOf.get(one.name) as Guid,
			document: null,
			value
		}))
	);
	const codeOf = codesByPath(codes);
	const placed = study.codings.map((plan) => {
		const document = byFile.get(plan.document);
		const code = codeOf.get(plan.code);
		const coder = study.coders.find(({ name }) => name === plan.coder);
		if (!document || !code || !coder) throw new Error(`the sample names what is not there: ${plan.code}`);
		const range = rangeOf(document.turns.map((turn) => turn.text).join('\n'), plan);
		return { guid: newGuid(), document: document.guid, code, coder: coder.guid, ...range, memo: plan.memo };
	});
	const states = ['finished', 'coding', 'finished', 'coding', 'reading'] as const;
	return [
		{ type: 'coder.add', ...base(), coders: study.coders },
		{ type: 'document.import', ...base(), documents, cases, attributes, values },
		{ type: 'coding.add', ...base(), newCode: null, codings: placed.map(({ memo: _, ...coding }) => coding) },
		...placed
			.filter((coding) => coding.memo)
			.map((coding): Command =>
				memoCommand(base(), newGuid(), 'coding', coding.guid, '', coding.memo as string)
			),
		...study.memos.map((memo): Command => {
			const about = memo.document ? (byFile.get(memo.document)?.guid ?? null) : null;
			return {
				...memoCommand(base(), newGuid(), memo.target, about, memo.title, memo.text),
				memoType: memo.type
			} as Command;
		}),
		...documents.map((document, i): Command => {
			const state = states[i % states.length] as (typeof states)[number];
			return { type: 'assignment.set', ...base(), guid: newGuid(), document: document.guid, state };
		})
	];
}

function memoCommand(
	base: { coder: Guid; time: string },
	guid: Guid,
	target: 'coding' | 'project' | 'document',
	about: Guid | null,
	title: string,
	text: string
): Command {
	return {
		type: 'memo.add',
		...base,
		guid,
		target,
		about,
		range: null,
		title,
		body: memoBody(text),
		memoType: 'analytic'
	};
}

function attributeRows(study: Study, newGuid: () => Guid) {
	const positions = positionsBetween(null, null, study.attributes.length);
	return study.attributes.map((one, i) => ({ ...one, guid: newGuid(), position: positions[i] as string }));
}

async function readDocument(
	plan: Study['documents'][number],
	files: ReadonlyMap<string, Uint8Array>,
	caseOf: ReadonlyMap<string, Guid>,
	newGuid: () => Guid
) {
	const { file, title, kind, date, language, summary, facilitators } = plan;
	const read = await readFile(files.get(file) ?? new Uint8Array(), file);
	const draft = read.ok ? read.value.documents[0] : undefined;
	if (!draft) throw new Error(`the sample's ${file} can't be read`);
	const speakers = draft.speakers.map(({ name }) => ({
		name,
		role: facilitators.includes(name) ? ('facilitator' as const) : ('participant' as const),
		sameAs: null
	}));
	const incoming = incomingDocument(
		draft,
		{ ...asRead(draft), title, kind, date, language, speakers },
		newGuid
	);
	return {
		...incoming,
		summary,
		speakers: incoming.speakers.map((speaker) => ({
			...speaker,
			case: caseOf.get(plan.cases[speaker.name] ?? '') ?? null
		}))
	};
}

function codesByPath(codes: readonly Code[]): Map<string, Guid> {
	const english = (code: Code): string => code.translations.en?.name ?? code.name;
	const result = new Map<string, Guid>();
	const path: string[] = [];
	for (const { node, depth } of inTreeOrder(codes)) {
		path.length = depth;
		path.push(english(node));
		result.set(codePath(path), node.guid);
	}
	return result;
}

function rangeOf(text: string, { quote, from, to }: { quote?: string; from?: string; to?: string }) {
	const start = text.indexOf(quote ?? from ?? '\0');
	const last = to === undefined ? start : text.indexOf(to, start);
	const end = last + (quote ?? to ?? '').length;
	if (start < 0 || last < 0 || end <= start) throw new Error(`the sample's text has no “${quote ?? from}”`);
	return { start, end };
}
