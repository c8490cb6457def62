/** A random project for tests of views and queries: two coders, a tree of codes, cases, texts with every trap. */
import fc from 'fast-check';
import { newCase } from '../../src/lib/core/new-case.ts';
import type { Engine } from '../../src/lib/storage/engine.ts';
import { bo, commandWriter, type CommandWriter, type Said } from '../core/write-commands.ts';
import { someTurns } from '../core/series.ts';
import { ada } from './open-desk.ts';
import { openEngine } from './open-engine.ts';

export type Place = { document: number; code: number; bo: boolean; start: number; length: number };

export const someProject = fc.record({
	documents: fc.array(someTurns, { minLength: 1, maxLength: 3 }),
	places: fc.array(
		fc.record({
			document: fc.nat(2),
			code: fc.nat(3),
			bo: fc.boolean(),
			start: fc.nat(60),
			length: fc.integer({ min: 1, max: 40 })
		}),
		{ minLength: 4, maxLength: 25 }
	)
});

export type MadeProject = {
	readonly engine: Engine;
	readonly write: CommandWriter;
	readonly documents: readonly string[];
	readonly codes: readonly string[];
};

/** Makes the project by commands; places that can't be coded are left out. */
export async function makeProject({
	documents,
	places
}: {
	documents: readonly Said[][];
	places: readonly Place[];
}): Promise<MadeProject> {
	const engine = await openEngine();
	const write = commandWriter(6);
	const run = async (command: object) => (await engine.run(command, ada)).ok;
	const kase = newCase(write.guid(), 'Ann of school 😀');
	const incoming = documents.map((said, i) => {
		const one = write.incoming([...said, ['Ann', '\n  Ö 😀 last words.']], `Document ${i}`);
		const speakers = one.speakers.map((speaker) => ({
			...speaker,
			case: speaker.name === 'Ann' ? kase.guid : null
		}));
		return { ...one, speakers };
	});
	const attribute = (name: string, target: string, type: string) => {
		return { guid: write.guid(), name, target, type, options: [], position: 'a0' };
	};
	const attributes = [attribute('Unit', 'case', 'text'), attribute('Wave', 'document', 'number')] as const;
	const first = incoming[0]?.guid ?? null;
	const values = [
		{
			guid: write.guid(),
			attribute: attributes[0].guid,
			case: kase.guid,
			document: null,
			value: 'School "A"'
		},
		{ guid: write.guid(), attribute: attributes[1].guid, case: null, document: first, value: '2' }
	];
	await run(write.importOf(incoming, { cases: [kase], attributes, values }));
	await run({ ...write.base('coder.add'), coders: [bo] });
	const top = write.code('A/B');
	const codes = [
		top,
		write.code('C\\D', { parent: top.guid }),
		write.code('E', { position: 'a1' }),
		write.code('F', { position: 'a2' })
	];
	for (const code of codes) await run(write.addCode(code));
	for (const place of places)
		await code(
			{ engine, write, documents: incoming.map(({ guid }) => guid), codes: codes.map(({ guid }) => guid) },
			place
		);
	return { engine, write, documents: incoming.map(({ guid }) => guid), codes: codes.map(({ guid }) => guid) };
}

/** Codes a place of a made project; false when it was refused. */
export async function code({ engine, write, documents, codes }: MadeProject, place: Place): Promise<boolean> {
	const command = write.addCoding(
		[
			{
				document: documents[place.document % documents.length] as string,
				code: codes[place.code] as string,
				start: place.start,
				end: place.start + place.length
			}
		],
		null,
		place.bo ? bo : ada
	);
	return (await engine.run(command, ada)).ok;
}
