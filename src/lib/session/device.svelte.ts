/** What this device remembers beside the projects: who codes, in which language and look, and how wide the panes are. */
import type { Coder, Guid } from '../core/records.ts';
import { languages, speak, type Language } from '../words/say.ts';

/** The settings of a device. */
export type Settings = {
	/** Who codes here; null until asked. The GUID stays when the name changes. */
	coder: Coder | null;
	language: Language;
	theme: 'system' | 'light' | 'dark';
	/** The transcript's typeface. */
	font: 'serif' | 'legible';
	/** The transcript's size in pixels. */
	textSize: number;
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

const key = 'samtal settings';

const first: Settings = {
	coder: null,
	language: 'en',
	theme: 'system',
	font: 'serif',
	textSize: 17,
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

class Device {
	#all: Settings = $state.raw(first);
	/** Change through `set`. Who reads one field is told of changes of that field only. */
	readonly settings: Readonly<Settings> = fieldsOf(() => this.#all);

	constructor() {
		const stored = read();
		const language =
			stored.language ?? languages.find((tag) => globalThis.navigator?.language?.startsWith(tag));
		this.#all = { ...first, ...stored, language: language ?? 'en' };
		speak(this.#all.language);
	}

	/** Changes some settings and keeps them. */
	set(patch: Partial<Settings>): void {
		this.#all = { ...this.#all, ...patch };
		speak(this.#all.language);
		try {
			localStorage.setItem(key, JSON.stringify(this.#all));
		} catch {
			// A full or forbidden store costs the memory of settings only.
		}
	}
}

/** The same fields, each a value of its own: the place that is read changes with every turn, the language hardly ever. */
function fieldsOf(all: () => Settings): Settings {
	const fields = {} as Settings;
	for (const name of Object.keys(first) as (keyof Settings)[]) {
		const value = $derived(all()[name]);
		Object.defineProperty(fields, name, { enumerable: true, get: () => value });
	}
	return fields;
}

function read(): Partial<Settings> {
	try {
		return JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<Settings>;
	} catch {
		return {};
	}
}

/** This device. */
export const device = new Device();
