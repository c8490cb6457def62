/** What this device remembers beside the projects: who codes, in which language and look, and how wide the panes are. */
import { speak } from '../words/say.ts';
import { firstSettings, settingsOf, type Settings } from './settings.ts';

const key = 'samtal settings';

class Device {
	#all: Settings = $state.raw(read());
	/** Change through `set`. Who reads one field is told of changes of that field only. */
	readonly settings: Readonly<Settings> = fieldsOf(() => this.#all);

	constructor() {
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
	for (const name of Object.keys(firstSettings) as (keyof Settings)[]) {
		const value = $derived(all()[name]);
		Object.defineProperty(fields, name, { enumerable: true, get: () => value });
	}
	return fields;
}

function read(): Settings {
	const preferred = [globalThis.navigator?.language ?? ''];
	try {
		return settingsOf(JSON.parse(localStorage.getItem(key) ?? '{}'), preferred);
	} catch {
		return settingsOf({}, preferred);
	}
}

/** This device. */
export const device = new Device();
