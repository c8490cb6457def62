/** Broken files out of sound ones: the same for one number, on every machine. */
import { unzipSync, zipSync } from 'fflate';
import { dice, type Dice } from '../../../src/lib/analysis/dice.ts';
import { seeds, type Seed } from './seeds.ts';

/** What is read as `name`; `about` says what was done. */
export type Mutant = { readonly name: string; readonly bytes: Uint8Array; readonly about: string };

const longest = 400_000;
/** What the parts of a zip are dated by, so that its bytes don't follow the clock. */
const someDay = '2024-05-01T08:00:00Z';
/** Bytes at which parsers turn: quotes, brackets, line ends, sizes at their limits. */
const sharp = [
	9, 10, 13, 32, 34, 38, 40, 44, 45, 47, 58, 59, 60, 62, 91, 92, 93, 123, 125, 127, 128, 239, 255
];
const snippets = [
	'\r\n\r\n',
	'-->',
	'<v ',
	'&#x10ffff;',
	'&#0;',
	']]>',
	'<!--',
	'{\\bin9 ',
	'\\u-1?',
	'"',
	'[00:99:99]',
	'99999:59:59.999',
	'1e999',
	'null',
	'\ufeff',
	'\ud83d',
	'__proto__',
	'\u202e',
	'Anna:',
	'/Count 99999999',
	'endstream'
].map((text) => new TextEncoder().encode(text));

/** The file of this number. */
export function mutant(number: number): Mutant {
	const random = dice(number * 7919 + 1);
	if (number % 100 === 99) return foreign(number, random);
	const seed = seeds[number % seeds.length]!;
	const inside = seed.pack && random.below(3) > 0;
	const bytes = inside ? repacked(seed, random) : mutated(seed.bytes, random);
	const extension = random.below(5) === 0 ? random.of(seeds).name.replace(/^.*\./, '.') : '';
	return {
		name: seed.name + extension,
		bytes,
		about: `number ${number}, from ${seed.name}${inside ? ', inside its pack' : ''}${extension && ` as ${extension}`}`
	};
}

/** A file of an older Word, broken inside, which the door itself refuses. */
function foreign(number: number, random: Dice): Mutant {
	const head = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
	const bytes = Uint8Array.from([...head, ...Array.from({ length: 2000 }, () => random.below(256))]);
	return { name: random.of(['old.doc', 'old.docx']), bytes, about: `number ${number}, of an older Word` };
}

/** One to six changes, one after the other. */
function mutated(given: Uint8Array, random: Dice): Uint8Array {
	let bytes = given;
	for (let times = 1 + random.below(6); times > 0; times--) bytes = random.of(changes)(bytes, random);
	return bytes.length > longest ? bytes.slice(0, longest) : bytes;
}

/** A zip whose parts were changed, renamed, left out or doubled. */
function repacked({ bytes }: Seed, random: Dice): Uint8Array {
	const parts: [string, Uint8Array][] = Object.entries(unzipSync(bytes));
	const at = random.below(parts.length);
	const [name, content] = parts[at]!;
	const deed = random.below(8);
	if (deed === 0) parts.splice(at, 1);
	else if (deed === 1)
		parts[at] = [random.of(['../up.xml', '/etc/passwd', 'word/../x.xml', 'C:\\x.xml', 'é\u0001']), content];
	else if (deed === 2) parts.push([`${name}.copy`, mutated(content, random)]);
	else parts[at] = [name, mutated(content, random)];
	const zip = zipSync(Object.fromEntries(parts), { level: random.of([0, 6] as const), mtime: someDay });
	return random.below(4) ? zip : mutated(zip, random);
}

const changes: readonly ((bytes: Uint8Array, random: Dice) => Uint8Array)[] = [
	// A flipped bit.
	(bytes, random) => {
		const next = bytes.slice();
		if (next.length) next[random.below(next.length)]! ^= 1 << random.below(8);
		return next;
	},
	// Other bytes in a row.
	(bytes, random) => {
		const next = bytes.slice();
		const at = random.below(next.length + 1);
		for (let i = at; i < Math.min(next.length, at + 1 + random.below(8)); i++) next[i] = random.of(sharp);
		return next;
	},
	// Cut off, at the end or at the start.
	(bytes, random) => {
		const at = random.below(bytes.length + 1);
		return random.below(4) ? bytes.slice(0, at) : bytes.slice(at);
	},
	// A stretch left out.
	(bytes, random) => {
		const at = random.below(bytes.length + 1);
		return joined(bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(40)));
	},
	// Something put in.
	(bytes, random) => {
		const at = random.below(bytes.length + 1);
		const put = random.below(2)
			? random.of(snippets)
			: Uint8Array.from({ length: 1 + random.below(20) }, () => 32 + random.below(224));
		return joined(bytes.subarray(0, at), put, bytes.subarray(at));
	},
	// A stretch once more, or very often.
	(bytes, random) => {
		const from = random.below(bytes.length + 1);
		const stretch = bytes.subarray(from, from + 1 + random.below(60));
		const times = random.below(6) ? 1 : 1 + random.below(1000);
		return joined(
			bytes.subarray(0, from),
			...Array.from({ length: times }, () => stretch),
			bytes.subarray(from)
		);
	},
	// A number at its limit.
	(bytes, random) => {
		const next = bytes.slice();
		// A zero makes any text a binary file, which is known at its first bytes.
		if (next[0] !== 0x50 && random.below(8)) return next;
		const at = random.below(Math.max(1, next.length - 4));
		if (next.length >= 4)
			new DataView(next.buffer).setUint32(at, random.of([0, 1, 0x7fffffff, 0xffffffff, 0xffff]), true);
		return next;
	},
	// A piece of another file.
	(bytes, random) => {
		const other = random.of(seeds).bytes;
		const from = random.below(other.length);
		const at = random.below(bytes.length + 1);
		return joined(bytes.subarray(0, at), other.subarray(from, from + random.below(300)), bytes.subarray(at));
	}
];

function joined(...parts: readonly Uint8Array[]): Uint8Array {
	return new Uint8Array(Buffer.concat(parts));
}
