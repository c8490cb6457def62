/** Passages in other languages: those of the place where one reads, and writing one. */
import type { Coding, Guid, Translation } from '../core/records.ts';
import type { Span } from './coding.svelte.ts';
import { placeHere } from './passage-here.ts';
import { device } from './device.svelte.ts';
import { told } from './passage-deeds.ts';
import { session } from './project.svelte.ts';
import { Watch } from './watch.svelte.ts';

export class Translations {
	readonly #watch;

	/** Made while a component is set up; `document` names the one that is read, null to ask nothing. */
	constructor(document: () => Guid | null) {
		this.#watch = new Watch(
			'translations',
			() => {
				const guid = document();
				return guid ? { document: guid } : null;
			},
			({ added, updated, removed, splices }) =>
				splices.length > 0 || [...added, ...updated, ...removed].some(({ table }) => table === 'translation')
		);
	}

	/** The passage to translate: the selected coded passage, else the selected words, else the turn that is read. */
	place(row: Coding | null): Span | null {
		return row && row.start !== null && row.end !== null ? { start: row.start, end: row.end } : placeHere();
	}

	/** The language that one would translate into: the interface's own, unless the document is in that. */
	likely(): string {
		const { document, documentsByGuid } = session();
		const own = documentsByGuid.get(document?.guid ?? '')?.language?.split('-')[0];
		const { language } = device.settings;
		return language === own ? (language === 'sv' ? 'en' : 'sv') : language;
	}

	/** The translations that share text with a range, each with the name of who wrote it. */
	at(span: Span | null): (Translation & { by: string })[] {
		return (this.#watch.value ?? [])
			.filter(({ orphan, start, end }) => !orphan && !!span && start < span.end && span.start < end)
			.map((one) => ({ ...one, by: session().codersByGuid.get(one.coder)?.name ?? '' }));
	}

	/** Saves the words of a translation, of one that is there or of a new one of a range. */
	async save(guid: Guid, { start, end }: Span, language: string, text: string): Promise<void> {
		const document = session().document?.guid;
		if (this.#watch.value?.some((one) => one.guid === guid))
			await session().run({ type: 'translation.edit', guid, fields: { text } });
		else if (document && text.trim())
			await session().run({ type: 'translation.add', guid, document, start, end, language, text });
	}

	/** Removes a translation. */
	async remove(guid: Guid): Promise<void> {
		await told({ type: 'translation.remove', guid });
	}
}
