/** From the tags of a page to paragraphs. Scripts, styles, forms' choices and hidden parts are passed over with all they hold. */
import { HtmlStyles } from './html-styles.ts';
import { RichText } from './rich-text.ts';

const passedOver = new Set(
	'script style template noscript svg math canvas audio video iframe object embed head select datalist map'.split(
		' '
	)
);
const blocks = new Set(
	(
		'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure ' +
		'footer form header hgroup hr html legend li main menu nav ol p pre search section summary ul'
	).split(' ')
);
const bolds = new Set(['b', 'strong']);
/** Tables inside tables are taken apart this deep; deeper ones only hold text. */
const deepest = 8;
/** Tags open at one time; no page comes near, and the parser's own cost grows with their square. */
const mostOpen = 10_000;

type Open = {
	readonly name: string;
	readonly bold: boolean;
	readonly pre: boolean;
	readonly passed: boolean;
};
/** `inCell`: what is gathered now belongs to a cell. */
type Table = { readonly around: RichText; readonly rows: RichText[][]; inCell: boolean };

/** Takes the calls of htmlparser2's parser. */
export class HtmlText {
	/** What has been gathered. */
	text = new RichText();
	readonly #styles = new HtmlStyles();
	readonly #open: Open[] = [];
	readonly #tables: Table[] = [];
	#styleSheet = false;

	onopentag(name: string, attributes: Record<string, string>): void {
		const around = this.#open.at(-1);
		const look = this.#styles.lookOf(attributes);
		const passed = around?.passed === true || passedOver.has(name) || look.hidden;
		if (look.hidden && !around?.passed) this.text.counts.hidden++;
		this.#styleSheet = name === 'style';
		if (this.#open.length === mostOpen) throw new RangeError('nested too deeply');
		this.#open.push({
			name,
			bold: look.bold ?? (bolds.has(name) || around?.bold === true),
			pre: name === 'pre' || name === 'textarea' || around?.pre === true,
			passed
		});
		if (!passed) this.#begin(name);
	}

	ontext(words: string): void {
		if (this.#styleSheet) return this.#styles.read(words);
		const { passed = false, bold = false, pre = false } = this.#open.at(-1) ?? {};
		if (passed) return;
		if (pre) return this.#lines(words, bold);
		const flat = words.replace(/[ \t\n\r\f]+/g, ' ');
		const headless = this.text.last === '' || /\s/.test(this.text.last);
		this.text.add(headless && flat.startsWith(' ') ? flat.slice(1) : flat, bold);
	}

	onclosetag(name: string): void {
		this.#styleSheet = false;
		const last = this.#open.at(-1);
		if (last?.name !== name) return;
		this.#open.pop();
		if (!last.passed) this.#finish(name);
	}

	onend(): void {
		while (this.#tables.length) this.#finish('table');
	}

	#begin(name: string): void {
		const table = this.#tables.at(-1);
		if (name === 'br') this.text.endLine();
		else if (name === 'img') this.text.counts.pictures++;
		else if (name === 'table' && this.#tables.length < deepest) {
			this.text.close();
			this.#tables.push({ around: this.text, rows: [], inCell: false });
			this.text = new RichText();
		} else if (table && name === 'tr') this.#row(table);
		else if (table && (name === 'td' || name === 'th')) {
			if (!table.rows.length || !table.inCell) this.#row(table);
			this.text.close();
			this.text = new RichText();
			table.inCell = true;
			table.rows.at(-1)!.push(this.text);
		} else if (blocks.has(name) || isHeading(name)) this.text.close();
	}

	#finish(name: string): void {
		const table = this.#tables.at(-1);
		if (name === 'table' && table) {
			this.#row(table);
			this.#tables.pop();
			this.text = table.around;
			this.text.table(table.rows);
		} else if (isHeading(name)) this.text.close({ heading: true });
		else if (name === 'p' && !this.text.last) this.text.end();
		else if (blocks.has(name) || name === 'tr' || name === 'td' || name === 'th') this.text.close();
	}

	/** Begins a row. What stood in the table outside of any cell is kept as a row of its own. */
	#row(table: Table): void {
		this.text.close();
		if (!table.inCell && this.text.paragraphs.length) table.rows.push([this.text]);
		this.text = new RichText();
		table.inCell = false;
		if (table.rows.at(-1)?.length !== 0) table.rows.push([]);
	}

	#lines(words: string, bold: boolean): void {
		words.split(/\r\n?|\n/).forEach((line, at) => {
			if (at) this.text.endLine();
			this.text.add(line, bold);
		});
	}
}

function isHeading(name: string): boolean {
	return /^h[1-6]$/.test(name);
}
