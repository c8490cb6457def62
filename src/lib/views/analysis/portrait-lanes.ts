/** Documents along their length as lanes: all beside each other, or the speakers and codes of one. */
import type { Lane } from '../../charts/lanes.svelte.ts';
import { clock } from '../../transcript/meta.ts';
import { say } from '../../words/say.ts';
import { lengthTicks, roundStep, shareTicks, type LaneFigure } from './lane-figure.ts';
import type { AxisCode } from './matrix.ts';
import { portrayed, stretchWords, type LengthUnit, type PortraitNumbers } from './portrait.ts';
import { nameOf, speakerKey, type TalkNumbers } from './talk.ts';

/** A lane a document, for the first `limit` of them. */
export function documentsFigure(
	numbers: PortraitNumbers,
	shown: readonly AxisCode[],
	unit: LengthUnit,
	titleOf: (document: string) => string,
	limit: number
): LaneFigure {
	const documents = numbers.documents.slice(0, limit);
	const lengths = documents.map((_, i) => numbers.lengths[i]!);
	const longest = Math.max(1, ...lengths);
	const rows = documents.map((_, i) => portrayed(numbers, shown, [i]));
	const lanes = documents.map((guid, i): Lane => {
		const length = lengths[i]!;
		const scale = unit === 'share' ? length || 1 : longest;
		const detail = say('portrait.documentDetail', {
			n: length,
			share: length ? numbers.covered[i]! / length : 0
		});
		return {
			...{ key: guid, name: titleOf(guid), detail, color: null, isApart: false },
			length: unit === 'share' ? 1 : length / scale,
			label: say('portrait.openDocument', { title: titleOf(guid), detail }),
			stretches: rows[i]!.map(({ index, code }) => ({
				start: numbers.start[index]! / scale,
				end: numbers.end[index]! / scale,
				color: code.color,
				isOutlined: false
			}))
		};
	});
	return {
		lanes,
		words: ({ lane, stretch }) => `${stretchWords(numbers, rows[lane]![stretch]!)} – ${lanes[lane]!.name}`,
		ticks: unit === 'share' ? shareTicks(1, 0.25) : lengthTicks(longest),
		axis: unit === 'share' ? say('portrait.axis.share') : say('portrait.axis.characters'),
		legend: legendOf(shown),
		choiceAt: ({ lane, stretch }) => {
			const found = rows[lane]?.[stretch];
			return {
				document: documents[lane]!,
				code: found?.code.guid ?? null,
				at: found ? numbers.start[found.index]! : null
			};
		},
		placeOf: ({ document, code, at }) => {
			const lane = document === null ? -1 : documents.indexOf(document);
			const stretch = (rows[lane] ?? []).findIndex(
				(one) => one.code.guid === code && numbers.start[one.index] === at
			);
			return stretch < 0 ? null : { lane, stretch };
		}
	};
}

/** One document: a lane a speaker, then a lane a code. */
export function documentFigure(
	numbers: PortraitNumbers,
	shown: readonly AxisCode[],
	document: number,
	talk: TalkNumbers | null
): LaneFigure {
	const length = numbers.lengths[document] || 1;
	const turns = talk ? talk.talkers.map((_, by) => [...keysOf(talk.speakerOf, by)]) : [];
	const rows = shown.map((one) => portrayed(numbers, [one], [document]));
	const speakers = turns.map((own, by): Lane => {
		const talker = talk!.talkers[by]!;
		return {
			...{ key: `speaker ${speakerKey(talker)}`, name: nameOf(talker), detail: '', color: null },
			...{ length: 1, isApart: false },
			label: say('portrait.lane.speaker', { name: nameOf(talker), n: own.length }),
			stretches: own.map((turn) => ({
				start: talk!.starts[turn]! / length,
				end: talk!.ends[turn]! / length,
				color: null,
				isOutlined: talker.facilitator
			}))
		};
	});
	const codes = shown.map(({ code }, i): Lane => {
		return {
			...{ key: code.guid, name: code.name, detail: '', color: code.color, length: 1, isApart: i === 0 },
			label: say('portrait.lane.code', { name: code.name, n: rows[i]!.length }),
			stretches: rows[i]!.map(({ index }) => ({
				start: numbers.start[index]! / length,
				end: numbers.end[index]! / length,
				color: code.color,
				isOutlined: false
			}))
		};
	});
	const speaking = speakers.length;
	return {
		lanes: [...speakers, ...codes],
		words: ({ lane, stretch }) =>
			lane < speaking
				? say('portrait.turn', { name: nameOf(talk!.talkers[lane]!), number: turns[lane]![stretch]! + 1 })
				: stretchWords(numbers, rows[lane - speaking]![stretch]!),
		ticks: talk ? turnTicks(talk, length) : [],
		axis: say('portrait.axis.turn'),
		legend: [],
		choiceAt: ({ lane, stretch }) => {
			const place = { document: numbers.documents[document]! };
			if (lane < speaking) {
				const turn = turns[lane]![stretch];
				const at = turn === undefined ? null : talk!.starts[turn]!;
				return { ...place, a: speakerKey(talk!.talkers[lane]!), at };
			}
			const found = rows[lane - speaking]?.[stretch];
			return {
				...place,
				code: shown[lane - speaking]!.code.guid,
				at: found ? numbers.start[found.index]! : null
			};
		},
		placeOf: ({ code, a, at }) => {
			const lane = a === null ? -1 : (talk?.talkers.findIndex((one) => speakerKey(one) === a) ?? -1);
			if (lane >= 0) return { lane, stretch: turns[lane]!.findIndex((turn) => talk!.starts[turn] === at) };
			const row = shown.findIndex((one) => one.code.guid === code);
			if (row < 0) return null;
			return {
				lane: speaking + row,
				stretch: rows[row]!.findIndex(({ index }) => numbers.start[index] === at)
			};
		}
	};
}

/** Numbers of turns where they begin, far enough apart to be read, with their times where these are known. */
function turnTicks({ starts, times }: TalkNumbers, length: number): LaneFigure['ticks'] {
	const step = roundStep(starts.length, 12);
	const ticks: { at: number; label: string; detail?: string }[] = [];
	for (let number = 1; number <= starts.length; number = number === 1 && step > 1 ? step : number + step) {
		const at = starts[number - 1]! / length;
		if (ticks.length && at - ticks.at(-1)!.at < 0.06) continue;
		const time = times[number - 1]!;
		ticks.push({
			at,
			label: say('portrait.number', { n: number }),
			...(!Number.isNaN(time) && { detail: clock(time) })
		});
	}
	return ticks;
}

/** Each colour with the categories whose codes have it. */
function legendOf(shown: readonly AxisCode[]): { color: string; name: string }[] {
	const names = new Map<string, Set<string>>();
	for (const { code } of shown) {
		const category = code.path.split(' / ')[0]!;
		names.set(code.color, (names.get(code.color) ?? new Set()).add(category));
	}
	return [...names].map(([color, categories]) => ({ color, name: [...categories].join(', ') }));
}

function* keysOf(list: ArrayLike<number>, wanted: number): Generator<number> {
	for (let i = 0; i < list.length; i++) if (list[i] === wanted) yield i;
}
