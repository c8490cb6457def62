/** What a device remembers beside the projects: its shape, what it is at first, and what stored data gives. */
import type { Coder, Guid } from '../core/records.ts';
import { languages, type Language } from '../words/say.ts';
import { firstTextLook, textLookOf, type TextLook } from './text-look.ts';

/** The settings of a device. */
export type Settings = TextLook & {
	/** Who codes here; null until asked. The GUID stays when the name changes. */
	coder: Coder | null;
	language: Language;
	theme: 'system' | 'light' | 'dark';
	/** Whether single letters act in the transcript (WCAG 2.1.4). */
	letterKeys: boolean;
	/** Keys that are others than an action's own, by its id. */
	keys: Record<string, readonly string[]>;
	/** Whether what is coded begins and ends with whole words. */
	wholeWords: boolean;
	panes: { left: number; right: number; leftOpen: boolean; rightOpen: boolean };
	/** The same on the analysis page, whose list is narrower and whose passages are wider. */
	analysisPanes: { left: number; right: number; leftOpen: boolean; rightOpen: boolean };
	/** What the codebook's tree counts, and in which order siblings stand in it. */
	codebook: { count: 'passages' | 'documents' | 'cases'; sort: 'hand' | 'name' | 'count' };
	/** How recordings are played: how many seconds (1–10) a step back goes, how fast, and whether the text follows. */
	player: { seconds: number; rate: number; follow: boolean };
	/** Codes pinned to the digits 1–9, by project. */
	pins: Record<Guid, (Guid | null)[]>;
	/** The document and turn last read, by project. */
	places: Record<Guid, { document: Guid; turn: number }>;
};

/** The settings of a device that nobody has changed. */
export const firstSettings: Settings = {
	...firstTextLook,
	coder: null,
	language: 'en',
	theme: 'system',
	letterKeys: true,
	keys: {},
	wholeWords: false,
	panes: { left: 288, right: 312, leftOpen: true, rightOpen: true },
	analysisPanes: { left: 208, right: 400, leftOpen: true, rightOpen: true },
	codebook: { count: 'passages', sort: 'hand' },
	player: { seconds: 3, rate: 1, follow: true },
	pins: {},
	places: {}
};

const themes = ['system', 'light', 'dark'] as const;

/**
 * The settings in stored data, whatever became of it: a field that is missing or of another kind is as at first.
 * `preferred` are the languages that the browser's user reads, the likeliest first.
 */
export function settingsOf(stored: unknown, preferred: readonly string[] = []): Settings {
	const fields = isRecord(stored) ? stored : {};
	const kept = Object.entries(fields).filter(([name, value]) => isLike(value, name));
	const speaks = (tag: Language): boolean => preferred.some((one) => one.startsWith(tag));
	return {
		...firstSettings,
		...Object.fromEntries(kept),
		...textLookOf(fields),
		language: languages.find((tag) => tag === fields['language']) ?? languages.find(speaks) ?? 'en',
		theme: themes.find((theme) => theme === fields['theme']) ?? firstSettings.theme,
		keys: entriesOf(
			fields['keys'],
			isListOf((key) => typeof key === 'string')
		) as Settings['keys'],
		pins: entriesOf(
			fields['pins'],
			isListOf((code) => code === null || typeof code === 'string')
		) as Settings['pins'],
		places: entriesOf(
			fields['places'],
			(place) => isRecord(place) && typeof place['document'] === 'string' && typeof place['turn'] === 'number'
		) as Settings['places']
	};
}

/** True for a value that is of the kind of the setting `name`, and has all the parts that the setting begins with. */
function isLike(value: unknown, name: string): boolean {
	if (name === 'coder') return isRecord(value) && ['guid', 'name', 'color'].every((part) => part in value);
	const first = (firstSettings as Record<string, unknown>)[name];
	if (!isRecord(first)) return first !== undefined && typeof value === typeof first;
	return isRecord(value) && Object.keys(first).every((part) => typeof value[part] === typeof first[part]);
}

/** The entries that are good of what may be no record at all. */
function entriesOf(value: unknown, isGood: (entry: unknown) => boolean): Record<string, unknown> {
	const entries = isRecord(value) ? Object.entries(value) : [];
	return Object.fromEntries(entries.filter(([, entry]) => isGood(entry)));
}

const isListOf =
	(isGood: (item: unknown) => boolean) =>
	(value: unknown): boolean =>
		Array.isArray(value) && value.every(isGood);

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
