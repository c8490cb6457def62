/**
 * Walks an XML file from start to end without building it. Entities that the file defines itself are an error, as is
 * anything else that is not well formed, so nothing can unfold and nothing is fetched.
 */
/** What is told of a file, in its order. */
export type XmlWalk = {
	open(name: string, attributes: Readonly<Record<string, string>>): void;
	close(name: string): void;
	words(words: string): void;
};

/** Tags open at one time; no document that people write comes near. */
const deepest = 5000;
const step = 65_536;

/** Tells `walk` what is in the file; false when it is not sound. */
export async function walkXml(bytes: Uint8Array, walk: XmlWalk): Promise<boolean> {
	const { SaxesParser } = await import('saxes');
	const parser = new SaxesParser({ xmlns: false, position: false });
	let depth = 0;
	parser.on('opentag', ({ name, attributes }) => {
		if (++depth > deepest) throw new RangeError('nested too deeply');
		walk.open(name, attributes);
	});
	parser.on('closetag', ({ name }) => {
		depth--;
		walk.close(name);
	});
	parser.on('text', (words) => walk.words(words));
	parser.on('cdata', (words) => walk.words(words));
	parser.on('error', (fault) => {
		throw fault;
	});
	try {
		const decoder = new TextDecoder(
			bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8'
		);
		for (let at = 0; at < bytes.length; at += step)
			parser.write(decoder.decode(bytes.subarray(at, at + step), { stream: true }));
		parser.write(decoder.decode()).close();
		return true;
	} catch {
		return false;
	}
}
