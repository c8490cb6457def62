/** Made-up documents for the transcript's tests: a focus group with nested and overlapping passages, and long ones. */
import fc from 'fast-check';
import type { Code, Coder, Coding, Document, Guid, Speaker, SpokenTurn } from '../../src/lib/core/records.ts';

/** A GUID out of a number. */
export function guid(number: number): Guid {
	return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

export const documentGuid = guid(1);

/** Turns of these texts, joined by one line feed, by the given speakers; 37 s each, the first number as in an excerpt. */
export function turnsOf(texts: readonly string[], speakers: readonly (Guid | null)[] = []): SpokenTurn[] {
	let start = 0;
	return texts.map((text, index) => {
		const turn = {
			guid: guid(1000 + index),
			document: documentGuid,
			speaker: speakers[index] ?? null,
			start,
			end: start + text.length,
			startTime: 724_000 + index * 37_000,
			endTime: null,
			text
		};
		start = turn.end + 1;
		return turn;
	});
}

/** Texts as they may come: empty, with paragraphs, emoji, combining marks and right-to-left words. */
export const anyTexts = fc.array(
	fc
		.array(fc.constantFrom('', 'a', 'ord', ' ', '\n', 'å', 'a\u030a', '👩‍👧', '𝔘', 'שלום', 'e\u0301', '. '), {
			maxLength: 8
		})
		.map((parts) => parts.join('')),
	{ minLength: 1, maxLength: 40 }
);

export function documentOf(turns: readonly SpokenTurn[], title = 'Focus group · social services'): Document {
	return {
		guid: documentGuid,
		title,
		kind: 'focusGroup',
		date: '2017-03-14',
		language: 'en',
		summary: '',
		sourceName: 'focus-group.txt',
		sourceHash: '',
		textHash: '',
		length: turns.at(-1)?.end ?? 0,
		unitsLocked: false,
		created: '2026-01-01T00:00:00Z'
	};
}

export function speaker(number: number, name: string, role: Speaker['role'] = 'participant'): Speaker {
	return { guid: guid(100 + number), document: documentGuid, name, role, case: null };
}

export function code(number: number, name: string, color: string): Code {
	return {
		guid: guid(200 + number),
		parent: null,
		name,
		color,
		key: null,
		position: 'a',
		applicable: true,
		definition: '',
		include: '',
		exclude: '',
		example: '',
		borderline: '',
		translations: {}
	};
}

export function coder(number: number, name: string): Coder {
	return { guid: guid(300 + number), name, color: '#b05040' };
}

export function coding(number: number, of: Code, by: Coder, start: number, end: number): Coding {
	return {
		guid: guid(10_000 + number),
		document: documentGuid,
		code: of.guid,
		coder: by.guid,
		start,
		end,
		quote: '',
		orphan: false,
		star: false,
		weight: null,
		changed: false,
		recheck: null,
		auto: false,
		condensation: '',
		created: '2026-01-01T00:00:00Z',
		modified: '2026-01-01T00:00:00Z'
	};
}

/** An invented focus group with codings by two coders, some nested, some overlapping across turns. */
export function focusGroup() {
	const speakers = [
		speaker(0, 'Moderator', 'facilitator'),
		speaker(3, 'P3'),
		speaker(5, 'P5'),
		speaker(6, 'P6')
	];
	const said: [number, string][] = [
		[0, 'What happens with an idea once you have agreed on it here?'],
		[
			1,
			"Honestly it depends on who is in the room. When our old head was here it moved, she simply called the school. Now nobody does, and I don't know who is allowed to decide. We write it in the minutes and then it comes back next month, unchanged."
		],
		[
			2,
			'And the money sits elsewhere. If the school pays for a day and it is our child who is helped, then it is their deficit. So they wait, and we wait, and the family gets a third person to tell their story to.'
		],
		[
			1,
			'The times it worked we sat at the same table from the first call, and started with what the child needs on Monday rather than with whose case it is.'
		],
		[0, 'Could that be decided as the ordinary way to begin?'],
		[
			3,
			"It could, but it would have to be somebody's time, and all of us are already full. A project can do it for a year. Then the project ends."
		],
		[2, 'Yes.'],
		[
			3,
			'We have tried it three times.\nThe second time we had a coordinator and a room of our own, and it nearly held. What we lacked was anybody who could say that it goes on.'
		]
	];
	const turns = turnsOf(
		said.map(([, text]) => text),
		said.map(([by]) => speakers[by]!.guid)
	);
	const codes = [
		code(0, 'Dependence on individuals', '#d9502e'),
		code(1, 'Unclear mandate', '#8150bb'),
		code(2, 'Minutes without decisions', '#b34a80'),
		code(3, 'Silo budgets', '#8150bb'),
		code(4, 'Shared first meeting', '#1f9a5f'),
		code(5, 'Workload', '#d9502e'),
		code(6, 'Child meets many hands', '#0084b8')
	];
	const coders = [coder(0, 'Coder A'), coder(1, 'Coder B')];
	const text = turns.map((turn) => turn.text).join('\n');
	let made = 0;
	const on = (of: number, from: string, to: string, by = 0) => {
		const start = text.indexOf(from);
		return coding(made++, codes[of]!, coders[by]!, start, text.indexOf(to, start) + to.length);
	};
	const codings = [
		on(0, 'When our old head', 'Now nobody does'),
		on(1, "I don't know who", 'unchanged.'),
		on(2, 'We write it', 'next month'),
		on(3, 'If the school pays', 'their deficit.'),
		on(4, 'The times it worked', 'first call'),
		on(5, "it would have to be somebody's", 'already full.'),
		on(0, "it would have to be somebody's", 'already full.', 1),
		on(6, 'the family gets', 'first call', 1),
		on(1, 'What we lacked', 'it goes on.'),
		on(5, 'a coordinator', 'nearly held'),
		on(0, 'anybody', 'anybody', 1)
	];
	return { document: documentOf(turns), turns, speakers, codes, coders, codings, text };
}

/** A document of some `words` words with `count` codings spread over it, nested and overlapping; the same at each call. */
export function longDocument(words: number, count: number) {
	let seed = 1;
	const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
	const stock =
		'we the child school need support month decide meeting nobody asks again because time unit'.split(' ');
	const speakers = [speaker(0, 'Moderator', 'facilitator'), speaker(1, 'P1'), speaker(2, 'P2')];
	const texts: string[] = [];
	for (let left = words; left > 0;) {
		const size = Math.min(left, 8 + Math.floor(random() * 50));
		texts.push(
			Array.from({ length: size }, () => stock[Math.floor(random() * stock.length)]).join(' ') + '.'
		);
		left -= size;
	}
	const turns = turnsOf(
		texts,
		texts.map((_, index) => speakers[index % 3]!.guid)
	);
	const codes = Array.from({ length: 30 }, (_, index) =>
		code(index, `Code number ${index}`, `#${(0x304050 + index * 0x051107).toString(16)}`)
	);
	const coders = [coder(0, 'Coder A'), coder(1, 'Coder B')];
	const document = documentOf(turns, 'Long');
	const codings = Array.from({ length: count }, (_, index) => {
		const start = Math.floor(random() * (document.length - 500));
		const end = start + 20 + Math.floor(random() * 400);
		return coding(index, codes[index % codes.length]!, coders[index % 2]!, start, end);
	});
	return { document, turns, speakers, codes, coders, codings };
}
