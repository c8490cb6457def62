/** What can be done with the open document beside coding it: recording, pictures, corrected files; and files dropped on it. */
import type { Guid } from '../core/records.ts';
import { say } from '../words/say.ts';
import { board } from './actions.svelte.ts';
import type { Pictures } from './pictures.svelte.ts';
import { session } from './project.svelte.ts';
import { recording } from './recording.svelte.ts';
import { replacing } from './replacing.svelte.ts';

type Deed = { readonly label: string; readonly onselect: () => void } | 'separator';

/** The entries of the document's menu. */
export function documentDeeds(document: Guid, pictures: Pictures, oncheck: () => void): Deed[] {
	const isQuestionnaire = session().documentsByGuid.get(document)?.kind === 'questionnaire';
	const grid: Deed = { label: say('answers.openGrid'), onselect: () => board.perform('go.answers') };
	return [
		...(isQuestionnaire ? [grid, 'separator' as const] : []),
		recording.row
			? { label: say('recording.remove'), onselect: () => void recording.remove() }
			: { label: say('recording.tie'), onselect: () => void recording.attach() },
		{ label: say('pictures.menu'), onselect: () => void pictures.choose(document) },
		'separator',
		{ label: say('replace.menu'), onselect: () => void replacing.choose(document) },
		{ label: say('code.menu.check'), onselect: oncheck }
	];
}

/** Takes files dropped on a document: pictures stand beside it, a recording is tied to it; true when there were pictures. */
export async function takeDropped(
	document: Guid,
	files: readonly File[],
	pictures: Pictures
): Promise<boolean> {
	const images = files.filter(({ type }) => type.startsWith('image/'));
	const media = files.find(({ type }) => /^(audio|video)\//.test(type));
	const others = files.filter(({ type }) => !/^(image|audio|video)\//.test(type));
	if (media) await recording.tie(document, { file: media, handle: null });
	if (images.length) await pictures.add(document, images);
	if (others.length) {
		const names = others.map(({ name }) => name).join(', ');
		session().tell(say('pictures.dropElsewhere', { names }), 'warn');
	}
	return images.length > 0;
}
