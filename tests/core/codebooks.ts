/** Codebooks for property tests: any lawful one, and what people may do to it. */
import fc from 'fast-check';
import { canonical, type Codebook, type CodeEntry, type SetEntry } from '../../src/lib/core/codebook.ts';

export const guid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const languages = ['en', 'sv', 'pt-BR'] as const;

/** Texts of a code with only a name. */
export const texts = (name: string) => ({
	name,
	definition: '',
	include: '',
	exclude: '',
	example: '',
	borderline: ''
});

/** A code called after its number. */
export const code = (n: number, parent: number | null = null, over: Partial<CodeEntry> = {}): CodeEntry => ({
	guid: guid(n),
	parent: parent === null ? null : guid(parent),
	key: null,
	color: '#aabbcc',
	applicable: true,
	texts: { en: texts(`Code ${n}`) },
	...over
});

/** A codebook of these codes and sets. */
export const book = (codes: readonly CodeEntry[], sets: readonly SetEntry[] = []): Codebook =>
	canonical({ name: { en: 'Test' }, memo: {}, codes, sets });

/** A set of the codes with these numbers. */
export const set = (n: number, members: readonly number[], over: Partial<SetEntry> = {}): SetEntry => ({
	guid: guid(n),
	name: `Set ${n}`,
	color: '#112233',
	note: '',
	exclusive: false,
	residual: null,
	codes: members.map(guid),
	...over
});

type Drawn = {
	readonly parent: number;
	readonly color: number;
	readonly applicable: boolean;
	readonly keyed: boolean;
	readonly names: Record<string, string>;
	readonly rules: readonly string[];
};

/** Letters, signs that formats must escape, breaks and characters of two units; never a lone surrogate or a control. */
const word = fc.string({
	unit: fc.constantFrom(...'abcÅäö <>&"\'/\\→;,=+-@\n\t', '😀', ' / ', '##', '**'),
	maxLength: 12
});

const drawn: fc.Arbitrary<Drawn> = fc.record({
	parent: fc.nat(),
	color: fc.integer({ min: 0, max: 0xffffff }),
	applicable: fc.boolean(),
	keyed: fc.boolean(),
	names: fc.dictionary(fc.constantFrom(...languages), word, { maxKeys: 2 }),
	rules: fc.array(word, { minLength: 5, maxLength: 5 })
});

const freeKeys = [...'abdghlopqrsuvwyz'];

/** Any lawful codebook of up to `max` codes with GUIDs from `first` on, each named in English. */
export function codebooks(first = 1, max = 12): fc.Arbitrary<Codebook> {
	return fc
		.tuple(
			fc.array(drawn, { maxLength: max }),
			fc.array(fc.tuple(fc.array(fc.nat({ max: 30 })), fc.boolean(), word, fc.nat({ max: 30 })), {
				maxLength: 3
			}),
			word
		)
		.map(([codes, sets, memo]) => {
			const entries = codes.map(({ parent, color, applicable, keyed, names, rules }, i): CodeEntry => {
				const [definition, include, exclude, example, borderline] = rules as [
					string,
					string,
					string,
					string,
					string
				];
				const own = {
					name: `N${first + i} ${names.en ?? ''}`.trim(),
					definition,
					include,
					exclude,
					example,
					borderline
				};
				const others = Object.entries(names).filter(([tag]) => tag !== 'en');
				return {
					guid: guid(first + i),
					parent: parent % (i + 1) ? guid(first + (parent % (i + 1)) - 1) : null,
					key: keyed ? (freeKeys[i] ?? null) : null,
					color: `#${color.toString(16).padStart(6, '0')}`,
					applicable,
					texts: { en: own, ...Object.fromEntries(others.map(([tag, name]) => [tag, texts(name)])) }
				};
			});
			const made = sets.map(([members, exclusive, note, residual], i) =>
				set(
					first + 900 + i,
					members.map((n) => first + n),
					{
						exclusive,
						note,
						residual: guid(first + residual)
					}
				)
			);
			return canonical({ name: { en: 'Test' }, memo: { en: memo.trim() }, codes: entries, sets: made });
		});
}

/** One thing that somebody does: numbers pick codes and places, `text` is what is typed. */
export type Edit = { readonly what: number; readonly at: number; readonly to: number; readonly text: string };

export const edits: fc.Arbitrary<Edit[]> = fc.array(
	fc.record({ what: fc.nat({ max: 9 }), at: fc.nat(), to: fc.nat(), text: word }),
	{ maxLength: 8 }
);

/**
 * The codebook after the edits. Only codes and sets that `may` allows are touched; new ones get GUIDs from `next` on, so
 * that two people's never meet.
 */
export function edited(
	codebook: Codebook,
	done: readonly Edit[],
	next: number,
	may: (guid: string) => boolean = () => true
): Codebook {
	let now = codebook;
	for (const [i, edit] of done.entries()) now = canonical(once(now, edit, next + i, may));
	return now;
}

function once(
	codebook: Codebook,
	{ what, at, to, text }: Edit,
	fresh: number,
	may: (guid: string) => boolean
): Codebook {
	const codes = codebook.codes.filter((one) => may(one.guid));
	const sets = codebook.sets.filter((one) => may(one.guid));
	const picked = codes.length ? (codes[at % codes.length] as CodeEntry) : undefined;
	const other = codes.length ? (codes[to % codes.length] as CodeEntry) : undefined;
	const change = (fields: Partial<CodeEntry>): Codebook => ({
		...codebook,
		codes: codebook.codes.map((one) => (one === picked ? { ...one, ...fields } : one))
	});
	if (what === 0) {
		const parent = other && to % 3 ? other.guid : null;
		const place = to % (codebook.codes.length + 1);
		const made = { ...code(fresh), parent, texts: { en: texts(`New ${fresh} ${text}`) } };
		return { ...codebook, codes: codebook.codes.toSpliced(place, 0, made) };
	}
	if (!picked || !other) return codebook;
	const english = picked.texts.en ?? texts('x');
	switch (what) {
		case 1:
			return change({ texts: { ...picked.texts, en: { ...english, name: `R${fresh} ${text}` } } });
		case 2:
			return change({ texts: { ...picked.texts, en: { ...english, definition: text } } });
		case 3:
			return change({ texts: { ...picked.texts, sv: texts(text) } });
		case 4:
			return change({
				color: `#${(to % 0x1000000).toString(16).padStart(6, '0')}`,
				applicable: to % 2 === 0
			});
		case 5: {
			const key = freeKeys[to % freeKeys.length] as string;
			return codebook.codes.some((one) => one.key === key) ? change({ key: null }) : change({ key });
		}
		case 6: {
			const inside = (guid: string | null): boolean =>
				guid !== null &&
				(guid === picked.guid || inside(codebook.codes.find((one) => one.guid === guid)?.parent ?? null));
			const parent = to % 3 ? other.guid : null;
			return inside(parent) ? codebook : change({ parent });
		}
		case 7: {
			const gone = new Set([picked.guid]);
			for (const one of codebook.codes) if (one.parent && gone.has(one.parent)) gone.add(one.guid);
			if (![...gone].every(may)) return codebook;
			return { ...codebook, codes: codebook.codes.filter((one) => !gone.has(one.guid)) };
		}
		case 8: {
			const place = codebook.codes.indexOf(picked);
			const rest = codebook.codes.toSpliced(place, 1);
			return { ...codebook, codes: rest.toSpliced(to % (rest.length + 1), 0, picked) };
		}
		default: {
			const held = sets[at % Math.max(1, sets.length)];
			if (!held)
				return { ...codebook, sets: [...codebook.sets, { ...set(fresh + 5000, []), codes: [picked.guid] }] };
			const members = held.codes.includes(other.guid)
				? held.codes.filter((one) => one !== other.guid)
				: [...held.codes, other.guid];
			const name = to % 2 ? held.name : `S${fresh}`;
			return {
				...codebook,
				sets: codebook.sets.map((one) => (one === held ? { ...one, name, codes: members } : one))
			};
		}
	}
}
