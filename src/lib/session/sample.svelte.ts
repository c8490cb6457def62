/** Brings in what ships with the app: the codebooks and the sample study. */
import type { Guid } from '../core/records.ts';
import type { CodebookFile } from '../exchange/codebook-file.ts';
import { say } from '../words/say.ts';
import { device } from './device.svelte.ts';
import { session } from './project.svelte.ts';

/** A codebook that ships with the app, loaded when it is asked for. */
export type ShippedCodebook = { readonly id: string; readonly load: () => Promise<CodebookFile> };

/** The codebooks that ship with the app, in the order in which they are offered. */
export const shippedCodebooks: readonly ShippedCodebook[] = [
	{
		id: 'innovation-public-services',
		load: () => import('../../../codebooks/innovation-public-services.json').then(asCodebook)
	},
	{
		id: 'general-starter',
		load: () => import('../../../codebooks/general-starter.json').then(asCodebook)
	}
];

const asCodebook = (module: { default: unknown }): CodebookFile => module.default as CodebookFile;

/** The sample study's files, under `base` (the app's own address with a slash at its end). */
const sampleFiles = [
	'interview-head-teacher.md',
	'interview-social-worker-sv.txt',
	'focus-group-social-services.vtt',
	'workshop-early-signals.txt',
	'questionnaire-what-hinders.txt'
];

/** Makes the sample study as a new project and opens it; gives its folder, or null when there was no room. */
export async function makeSample(base: string): Promise<Guid | null> {
	const project = session();
	const { language } = device.settings;
	const fetched = async (name: string): Promise<Uint8Array> =>
		new Uint8Array(await (await fetch(`${base}sample/${name}`)).arrayBuffer());
	const study = await fetched('study.json');
	const files = await Promise.all(sampleFiles.map(async (name) => ({ name, bytes: await fetched(name) })));
	const codebook = await (shippedCodebooks[0] as ShippedCodebook).load();
	const folder = crypto.randomUUID();
	const time = new Date().toISOString();
	const made = await project.storage.ask('project.create', {
		folder,
		project: crypto.randomUUID(),
		replica: crypto.randomUUID(),
		name: say('home.sample.name'),
		time
	});
	if (!made.ok) return null;
	await project.open(folder);
	await project.exchange.ask('sample', { study, files, codebook, language, time });
	await project.reload();
	return folder;
}
