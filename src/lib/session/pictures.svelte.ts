/** The pictures that stand beside the open document: brought in smaller where they are large, shown, named and removed. */
import { longestPicture, pictureTypes } from '../core/picture-rules.ts';
import type { Guid, Picture } from '../core/records.ts';
import { positionsBetween } from '../core/tree.ts';
import { say } from '../words/say.ts';
import { chooseFiles } from './choose-file.ts';
import { session, type Order } from './project.svelte.ts';
import { Watch } from './watch.svelte.ts';

/** The longest side of a picture that is kept, in pixels. */
const longestSide = 2560;

type AddPictures = Extract<Order, { type: 'picture.add' }>['pictures'];
type Drawn = Pick<Picture, 'mime' | 'width' | 'height'> & { readonly data: string; readonly scaled: boolean };

export class Pictures {
	/** Pictures are being read. */
	busy = $state(false);
	readonly #list: Watch<'pictures'>;
	/** Where each picture can be shown from, by its GUID. */
	#addresses: ReadonlyMap<Guid, string> = $state.raw(new Map());

	/** Made while a component is set up. */
	constructor(document: () => Guid | null) {
		this.#list = new Watch(
			'pictures',
			() => {
				const guid = document();
				return guid ? { document: guid } : null;
			},
			({ added, updated, removed }) =>
				[...added, ...updated, ...removed].some(({ table }) => table === 'picture')
		);
		$effect(() => {
			for (const { guid } of this.list) if (!this.#addresses.has(guid)) void this.#fetch(guid);
		});
		$effect(() => () => {
			for (const address of this.#addresses.values()) URL.revokeObjectURL(address);
		});
	}

	/** The pictures of the document, in order. */
	get list(): readonly Picture[] {
		return this.#list.value ?? [];
	}

	/** Where a picture can be shown from; null until it came. */
	addressOf(guid: Guid): string | null {
		return this.#addresses.get(guid) ?? null;
	}

	/** Asks for pictures and adds them to a document. */
	async choose(document: Guid): Promise<void> {
		await this.add(document, await chooseFiles(pictureTypes.join(','), true));
	}

	/** Adds pictures to a document, in one step. What is no picture is told. */
	async add(document: Guid, files: readonly File[]): Promise<void> {
		if (!files.length || this.busy) return;
		this.busy = true;
		try {
			const positions = positionsBetween(this.list.at(-1)?.position ?? null, null, files.length);
			const pictures: AddPictures = [];
			const scaled: string[] = [];
			const refused: string[] = [];
			for (const [index, file] of files.entries()) {
				const drawn = await asKept(file);
				if (!drawn) {
					refused.push(file.name);
					continue;
				}
				const { scaled: wasScaled, ...picture } = drawn;
				if (wasScaled) scaled.push(file.name);
				const row = { guid: crypto.randomUUID(), document, turn: null, name: file.name };
				pictures.push({ ...row, ...picture, position: positions[index] as string });
			}
			if (pictures.length) {
				const done = await session().run({ type: 'picture.add', pictures });
				if (!done.ok) return;
			}
			const words = [
				pictures.length ? say('pictures.added', { n: pictures.length }) : '',
				scaled.length ? say('pictures.scaled', { n: scaled.length, side: longestSide }) : '',
				refused.length ? say('pictures.refused', { names: refused.join(', ') }) : ''
			];
			session().tell(words.filter(Boolean).join(' '), refused.length ? 'warn' : 'info');
		} finally {
			this.busy = false;
		}
	}

	async rename(guid: Guid, name: string): Promise<void> {
		if (name.trim()) await session().run({ type: 'picture.edit', guid, fields: { name: name.trim() } });
	}

	async remove(guid: Guid): Promise<void> {
		await session().run({ type: 'picture.remove', guid });
	}

	async #fetch(guid: Guid): Promise<void> {
		const found = await session().query('pictureData', { guid });
		if (!found || this.#addresses.has(guid)) return;
		const bytes = Uint8Array.from(atob(found.data), (letter) => letter.charCodeAt(0));
		const address = URL.createObjectURL(new Blob([bytes], { type: found.mime }));
		this.#addresses = new Map([...this.#addresses, [guid, address]]);
	}
}

/** A file as a picture that can be kept; null where the browser sees none in it. */
async function asKept(file: File): Promise<Drawn | null> {
	const known = pictureTypes.find((type) => type === file.type);
	const image = await createImageBitmap(file).catch(() => null);
	if (!image) return null;
	try {
		const scale = Math.min(1, longestSide / Math.max(image.width, image.height));
		if (known && scale === 1) {
			const data = await base64Of(file);
			if (data.length <= longestPicture)
				return { mime: known, width: image.width, height: image.height, data, scaled: false };
		}
		const [width, height] = [image.width, image.height].map((side) =>
			Math.max(1, Math.round(side * scale))
		) as [number, number];
		const canvas = new OffscreenCanvas(width, height);
		canvas.getContext('2d')?.drawImage(image, 0, 0, width, height);
		for (const mime of known === 'image/png'
			? (['image/png', 'image/jpeg'] as const)
			: (['image/jpeg'] as const)) {
			const data = await base64Of(await canvas.convertToBlob({ type: mime, quality: 0.88 }));
			if (data.length <= longestPicture) return { mime, width, height, data, scaled: scale < 1 };
		}
		return null;
	} finally {
		image.close();
	}
}

async function base64Of(blob: Blob): Promise<string> {
	const bytes = new Uint8Array(await blob.arrayBuffer());
	const parts: string[] = [];
	// Each part is a multiple of three bytes, so that none ends in padding; all at once would overflow the stack.
	for (let at = 0; at < bytes.length; at += 24_576)
		parts.push(btoa(String.fromCharCode(...bytes.subarray(at, at + 24_576))));
	return parts.join('');
}
