/**
 * Reads REFI-QDA codebooks as tools really write them: any namespace, GUIDs in braces or none at all, colours of every
 * kind, empty sets. What is not sound XML is refused with its line.
 */
import type { SaxesParser } from 'saxes';
import type { Guid } from '../../core/records.ts';
import type { Result } from '../../core/result.ts';
import { described } from './description.ts';
import { refusal, type CodebookReading, type CodebookReadOptions, type CodebookRefusal } from './format.ts';
import { Gathering } from './gather.ts';

/** What a file says of its maker. Descriptions of a file by Samtal are taken as they stand. */
export const qdcOrigin = 'Samtal';

/** Codes below one another; no codebook that people make comes near. */
const deepest = 2000;
/** A codebook in XML has at most this many bytes. */
const byteLimit = 20_000_000;

/** The codebook in a `.qdc` file. Its texts are taken to be in the language of the options. */
export async function readQdc(
	bytes: Uint8Array,
	{ language }: CodebookReadOptions
): Promise<Result<CodebookReading, CodebookRefusal>> {
	if (bytes.length > byteLimit) return refusal('tooLarge', { megabytes: byteLimit / 1_000_000 });
	const encoding = bytes[0] === 0xff ? 'utf-16le' : bytes[0] === 0xfe ? 'utf-16be' : 'utf-8';
	const text = new TextDecoder(encoding).decode(bytes).replace(/^[\ufeff\s]+/, '');
	if (!text) return refusal('noCodes');
	const { SaxesParser } = await import('saxes');
	const walk = new Walk(language);
	const parser = new SaxesParser({ xmlns: false, position: true });
	const fault = parse(parser, text, walk);
	if (fault) return fault;
	return walk.gathering.reading('', language, ['key', 'exclusive', 'residual', 'codebook']);
}

function parse(parser: SaxesParser, text: string, walk: Walk): Result<never, CodebookRefusal> | null {
	let line = 1;
	parser.on('opentag', ({ name, attributes }) => walk.open(local(name), attributes));
	parser.on('closetag', ({ name }) => walk.close(local(name)));
	parser.on('text', (words) => walk.words(words));
	parser.on('cdata', (words) => walk.words(words));
	parser.on('error', (fault) => {
		line = parser.line;
		throw fault;
	});
	try {
		parser.write(text).close();
		return null;
	} catch (fault) {
		if (fault instanceof Refused) return refusal(fault.reason, { line: parser.line });
		const reason = String((fault as Error).message).replace(/^(?:file:)?\d+:\d+:\s*/, '');
		return refusal('xml', { line, reason });
	}
}

class Refused extends Error {
	readonly reason: string;
	constructor(reason: string) {
		super(reason);
		this.reason = reason;
	}
}

type Attributes = Readonly<Record<string, string>>;
type OpenCode = { attributes: Attributes; description: string; guid: Guid | null; place: string; children: number };
type OpenSet = { attributes: Attributes; description: string; codes: string[] };

/** What is open while the file is walked. A code is taken in when its first child begins or it ends. */
class Walk {
	readonly gathering = new Gathering();
	readonly #language: string;
	readonly #codes: OpenCode[] = [];
	#set: OpenSet | null = null;
	#text: string | null = null;
	#exact = false;
	#root = false;
	#count = 0;

	constructor(language: string) {
		this.#language = language;
	}

	open(name: string, attributes: Attributes): void {
		if (!this.#root) {
			if (name !== 'CodeBook') throw new Refused(name === 'Project' ? 'qdeProject' : 'notQdc');
			this.#root = true;
			this.#exact = attributes['origin'] === qdcOrigin;
		}
		if (name === 'Code') this.#openCode(attributes);
		else if (name === 'Set') this.#set = { attributes, description: '', codes: [] };
		else if (name === 'MemberCode') this.#set?.codes.push(attributes['guid'] ?? attributes['targetGUID'] ?? '');
		else if (name === 'Description') this.#text = '';
	}

	words(words: string): void {
		if (this.#text !== null) this.#text += words;
	}

	close(name: string): void {
		if (name === 'Description') {
			const of = this.#set ?? this.#codes.at(-1);
			if (of && this.#text !== null) of.description += this.#exact ? this.#text : unindented(this.#text);
			this.#text = null;
		} else if (name === 'Code') {
			this.#take();
			this.#codes.pop();
		} else if (name === 'Set' && this.#set) {
			const { attributes, description, codes } = this.#set;
			const [guid, name] = [attributes['guid'] ?? '', attributes['name'] ?? ''];
			this.gathering.addSet({ guid, name, note: description, codes });
			this.#set = null;
		}
	}

	#openCode(attributes: Attributes): void {
		const parent = this.#codes.at(-1);
		if (this.#codes.length >= deepest) throw new Refused('tooDeep');
		this.#take();
		const number = parent ? ++parent.children : ++this.#count;
		const place = `${parent?.guid ?? 'qdc'} / ${number} ${attributes['name'] ?? ''}`;
		this.#codes.push({ attributes, description: '', guid: null, place, children: 0 });
	}

	/** Takes in the innermost open code, once. */
	#take(): void {
		const open = this.#codes.at(-1);
		if (!open || open.guid !== null) return;
		const { attributes, description, place } = open;
		const codable = attributes['isCodable']?.trim().toLowerCase();
		open.guid = this.gathering.add(
			{
				guid: attributes['guid'] ?? null,
				parent: this.#codes.at(-2)?.guid ?? null,
				color: attributes['color'] ?? null,
				applicable: codable === undefined ? null : codable === 'true' || codable === '1',
				texts: { [this.#language]: { name: attributes['name'] ?? '', ...described(description) } }
			},
			place,
			this.#language
		);
	}
}

/** A text without the blanks that pretty printing put around it and before its lines. */
function unindented(text: string): string {
	return text
		.split(/\r\n|\r|\n/)
		.map((line) => line.trim())
		.join('\n')
		.trim();
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
