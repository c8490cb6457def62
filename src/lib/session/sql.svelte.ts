/** The SQL console: a copy of the project as of one moment, the question in the field, and what it gave. */
import { SqlClient, sqlExample, type SqlAnswer, type SqlCopy, type SqlError } from '../storage/client-sql.ts';
import { say } from '../words/say.ts';
import { place } from './place.svelte.ts';
import { session } from './project.svelte.ts';
import { refusalSentence } from './refusals.ts';

export class SqlConsole {
	/** What is asked, as typed. */
	text = $state(place.values.sql ?? sqlExample);
	/** The documented views; none before the first copy. */
	views: SqlCopy['views'] = $state.raw([]);
	answer: SqlAnswer | null = $state.raw(null);
	/** Why there is no answer, as a sentence. */
	fault: string | null = $state(null);
	/** True while a question is worked on. */
	running = $state(false);
	/** The moment of the copy, in milliseconds; null while there is none. */
	taken: number | null = $state(null);
	#sequence = $state(-1);
	/** True once the project changed after the copy was taken. */
	readonly stale = $derived(this.taken !== null && session().sequence !== this.#sequence);
	#client: SqlClient | null = null;
	/** The newest copy, which a question waits for while it is being read. */
	#opening: Promise<SqlClient | null> = Promise.resolve(null);

	/** Takes a copy of the project as it is now, in place of the one before. */
	async read(): Promise<void> {
		this.end();
		this.fault = null;
		await this.#open();
	}

	/** Asks what is in the field, of a new copy where the last one was ended. */
	async run(): Promise<void> {
		if (this.running) return;
		this.keep();
		this.running = true;
		this.fault = null;
		const client = await (this.#client ? this.#opening : this.#open());
		if (!client) {
			this.running = false;
			return;
		}
		try {
			const answer = await client.ask(this.text);
			this.answer = answer.ok ? answer.value : null;
			this.fault = answer.ok ? null : faultSentence(answer.error);
		} catch {
			// Ended by the reader, who knows, or broken off by the browser.
			if (client === this.#client) this.#fail();
		} finally {
			this.running = false;
		}
	}

	/** Ends the question that is worked on; the copy goes with it, and the next question takes a new one. */
	end(): void {
		const client = this.#client;
		this.#client = null;
		this.taken = null;
		client?.end();
		if (!this.running) return;
		this.answer = null;
		this.fault = say('sql.ended');
	}

	/** Keeps the question in the address. */
	keep(): void {
		place.set({ sql: this.text.trim() === '' ? null : this.text });
	}

	#open(): Promise<SqlClient | null> {
		return (this.#opening = this.#copy());
	}

	async #copy(): Promise<SqlClient | null> {
		const project = session();
		if (!project.folder) return null;
		const { folder, sequence } = project;
		const client = new SqlClient();
		this.#client = client;
		const exported = await project.storage.ask('project.export', { folder });
		if (client !== this.#client) return null;
		if (!exported.ok) {
			this.end();
			this.fault = refusalSentence(exported.error);
			return null;
		}
		try {
			const { views } = await client.open(exported.value.bytes);
			this.views = views;
			this.#sequence = sequence;
			this.taken = Date.now();
			return client;
		} catch {
			if (client === this.#client) this.#fail();
			return null;
		}
	}

	#fail(): void {
		this.end();
		this.answer = null;
		this.fault = say('sql.fault.failed');
	}
}

function faultSentence(error: SqlError): string {
	const { type, ...values } = error;
	return say(`sql.fault.${type}`, values);
}
