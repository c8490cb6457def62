/**
 * Queries in writing, for the command line and for those who rather type. Words in capitals are its own, in any case:
 *
 *     query     = meeting { OR meeting }
 *     meeting   = shared { AND [ NOT ] [ rule ] shared }
 *     shared    = term { SHARED WITH term }
 *     term      = "code" | UNDER "code" | THEME "theme" | CODED | ( query )
 *               | ( WORDS | PHRASE | PREFIX | PART | PATTERN ) [ CASE ] [ MARKS ] "text"
 *     rule      = OVERLAPPING | INSIDE | WITHIN number TURNS | SAME ( PARAGRAPH | TURN | DOCUMENT | CASE )
 *               | FOLLOWED WITHIN number TURNS BY
 *
 * Without a rule it is OVERLAPPING. A quotation mark inside a text is written twice. Curly quotation marks, which word
 * processors put in the place of straight ones, are read too. What each part means is told in `query.ts`.
 */
import type { QueryNames } from './query-names.ts';
import { queryLimits, type Query, type QueryCondition, type QueryLeaf, type QueryRule } from './query.ts';
import { err, message, ok, type Message, type Result } from './result.ts';
import { wordWays } from './search/search.ts';

/** A query in writing; `parseQuery` reads the same from it again. */
export function printQuery(query: Query, names: Pick<QueryNames, 'code' | 'theme'>): string {
	const part = (one: Query): string => {
		const text = printQuery(one, names);
		return one.is === 'and' || one.is === 'or' || one.is === 'shared' ? `(${text})` : text;
	};
	switch (query.is) {
		case 'and':
			return [
				part(query.of),
				...query.conditions.map((one) => `${printCondition(one)} ${part(one.of)}`)
			].join(' ');
		case 'or':
			return query.parts.map(part).join(' OR ');
		case 'shared':
			return query.parts.map(part).join(' SHARED WITH ');
		default:
			return printLeaf(query, names);
	}
}

function printLeaf(leaf: QueryLeaf, names: Pick<QueryNames, 'code' | 'theme'>): string {
	if (leaf.is === 'coded') return 'CODED';
	if (leaf.is === 'theme') return `THEME ${quoted(names.theme(leaf.theme))}`;
	if (leaf.is === 'code') return `${leaf.below ? 'UNDER ' : ''}${quoted(names.code(leaf.code))}`;
	const exactly = `${leaf.matchCase ? 'CASE ' : ''}${leaf.matchMarks ? 'MARKS ' : ''}`;
	return `${leaf.way.toUpperCase()} ${exactly}${quoted(leaf.text)}`;
}

function printCondition({ not, rule }: QueryCondition): string {
	const within = 'turns' in rule ? `WITHIN ${rule.turns} TURNS` : '';
	const by = {
		overlapping: 'OVERLAPPING',
		inside: 'INSIDE',
		near: within,
		followed: `FOLLOWED ${within} BY`,
		paragraph: 'SAME PARAGRAPH',
		turn: 'SAME TURN',
		document: 'SAME DOCUMENT',
		case: 'SAME CASE'
	}[rule.by];
	return `AND ${not ? 'NOT ' : ''}${by}`;
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** The query that a text writes, or the sentence why it writes none. */
export function parseQuery(
	text: string,
	names: Pick<QueryNames, 'codes' | 'themes'>
): Result<Query, Message> {
	try {
		return ok(new QueryReader(text, names).whole());
	} catch (thrown) {
		if (thrown instanceof Unreadable) return err(thrown.why);
		throw thrown;
	}
}

/** Ends reading, from however deep inside. */
class Unreadable extends Error {
	readonly why: Message;
	constructor(why: Message) {
		super(why.key);
		this.why = why;
	}
}

/** A text in quotation marks, a word, a number or a bracket; what is none of these stands alone. */
const token = /"((?:[^"]|"")*)"|[“”„]([^“”]*)[“”]|[\p{L}\p{N}]+|\S/gu;
/** One that opens and is never closed stands alone. */
const quotationMark = /^["“”„]$/;

class QueryReader {
	readonly #names: Pick<QueryNames, 'codes' | 'themes'>;
	readonly #tokens: readonly { readonly text: string; readonly said: string | undefined }[];
	#at = 0;
	#depth = 0;

	constructor(text: string, names: Pick<QueryNames, 'codes' | 'themes'>) {
		this.#names = names;
		this.#tokens = Array.from(text.matchAll(token), ({ 0: all, 1: straight, 2: curly }) => ({
			text: all,
			said: straight?.replaceAll('""', '"') ?? curly
		}));
	}

	whole(): Query {
		const open = this.#tokens.findIndex(({ text }) => quotationMark.test(text));
		if (open >= 0) throw new Unreadable(message('query.unread.open', { place: open + 1 }));
		const query = this.#either();
		if (this.#at < this.#tokens.length) this.#fail('query.unread.rest');
		return query;
	}

	#either(): Query {
		if (++this.#depth > queryLimits.depth) throw new Unreadable(message('query.unread.deep'));
		const parts = [this.#meeting()];
		while (this.#takes('OR')) parts.push(this.#meeting());
		this.#depth--;
		return parts.length > 1 ? { is: 'or', parts } : (parts[0] as Query);
	}

	#meeting(): Query {
		const of = this.#shared();
		const conditions: QueryCondition[] = [];
		while (this.#takes('AND')) {
			const not = this.#takes('NOT');
			const rule = this.#rule();
			conditions.push({ not, rule, of: this.#shared() });
		}
		return conditions.length ? { is: 'and', of, conditions } : of;
	}

	#shared(): Query {
		const parts = [this.#term()];
		while (this.#takes('SHARED')) {
			this.#need('WITH');
			parts.push(this.#term());
		}
		return parts.length > 1 ? { is: 'shared', parts } : (parts[0] as Query);
	}

	#term(): Query {
		if (this.#takes('(')) {
			const query = this.#either();
			this.#need(')');
			return query;
		}
		if (this.#takes('CODED')) return { is: 'coded' };
		if (this.#takes('THEME')) return { is: 'theme', theme: this.#named('themes') };
		if (this.#takes('UNDER')) return { is: 'code', code: this.#named('codes'), below: true };
		for (const way of wordWays) {
			if (!this.#takes(way.toUpperCase())) continue;
			const [matchCase, matchMarks] = [this.#takes('CASE'), this.#takes('MARKS')];
			return { is: 'text', way, text: this.#said(), matchCase, matchMarks };
		}
		if (this.#tokens[this.#at]?.said === undefined) this.#fail('query.unread.term');
		return { is: 'code', code: this.#named('codes'), below: false };
	}

	#rule(): QueryRule {
		if (this.#takes('INSIDE')) return { by: 'inside' };
		if (this.#takes('WITHIN')) return { by: 'near', turns: this.#turns() };
		if (this.#takes('FOLLOWED')) {
			this.#need('WITHIN');
			const turns = this.#turns();
			this.#need('BY');
			return { by: 'followed', turns };
		}
		if (this.#takes('SAME')) {
			const unit = (['paragraph', 'turn', 'document', 'case'] as const).find((one) =>
				this.#takes(one.toUpperCase())
			);
			return unit ? { by: unit } : this.#fail('query.unread.unit');
		}
		this.#takes('OVERLAPPING');
		return { by: 'overlapping' };
	}

	#turns(): number {
		const text = this.#tokens[this.#at]?.text ?? '';
		const turns = /^\d{1,4}$/.test(text) ? Number(text) : Infinity;
		if (turns > queryLimits.turns) this.#fail('query.unread.turns', { most: queryLimits.turns });
		this.#at++;
		if (!this.#takes('TURN')) this.#need('TURNS');
		return turns;
	}

	/** The one that the next text names. */
	#named(what: 'codes' | 'themes'): string {
		const name = this.#said();
		const [guid, ...more] = this.#names[what](name);
		if (guid === undefined) throw new Unreadable(message(`query.unread.no.${what}`, { name }));
		if (more.length) throw new Unreadable(message(`query.unread.many.${what}`, { name }));
		return guid;
	}

	#said(): string {
		const said = this.#tokens[this.#at]?.said;
		if (said === undefined) return this.#fail('query.unread.text');
		this.#at++;
		return said;
	}

	#takes(word: string): boolean {
		const next = this.#tokens[this.#at];
		const fits = next !== undefined && next.said === undefined && next.text.toUpperCase() === word;
		if (fits) this.#at++;
		return fits;
	}

	#need(word: string): void {
		if (!this.#takes(word)) this.#fail('query.unread.word', { word });
	}

	#fail(key: string, values: Record<string, string | number> = {}): never {
		const found = this.#tokens[this.#at]?.text;
		const where = found === undefined ? 'end' : 'word';
		throw new Unreadable(message(key, { ...values, where, found: found ?? '', place: this.#at + 1 }));
	}
}
