/** From an OpenDocument body to paragraphs: headings, bold spans, tables, notes at the end; comments and deletions counted. */
import { message, type Message } from '../../core/result.ts';
import type { OdtStyles } from './odt-styles.ts';
import { RichText } from './rich-text.ts';
import type { XmlWalk } from './xml.ts';

/** Elements that are passed over with all they hold. */
const passedOver = new Set([
	'office:annotation',
	'text:note-citation',
	'text:tracked-changes',
	'text:ruby-text',
	'office:forms',
	'svg:title',
	'svg:desc',
	'office:scripts',
	'office:styles',
	'office:master-styles',
	'office:automatic-styles',
	'office:meta',
	'office:settings',
	'text:bibliography-mark',
	'text:sequence-decls',
	'text:variable-decls',
	'office:binary-data'
]);
/** Tables and text boxes inside one another are taken apart this deep; deeper ones only hold text. */
const deepest = 8;
/** The most blanks that `text:s` may stand for. */
const mostBlanks = 200;

type Table = { readonly around: RichText; readonly rows: RichText[][] };

/** Takes the walk through `content.xml`. */
export class OdtText implements XmlWalk {
	/** What has been gathered. */
	text = new RichText();
	/** True once there was a body. */
	seen = false;
	readonly #styles: OdtStyles;
	readonly #bold: boolean[] = [];
	readonly #tables: Table[] = [];
	/** What goes on around each open text box or note; null where it is nested too deeply to be set apart. */
	readonly #boxes: (RichText | null)[] = [];
	readonly #notes: RichText[] = [];
	#passing = 0;
	#paragraphs = 0;
	#flatTables = 0;
	#deleted = 0;

	constructor(styles: OdtStyles) {
		this.#styles = styles;
	}

	open(name: string, attributes: Readonly<Record<string, string>>): void {
		if (this.#passing || passedOver.has(name)) {
			if (name === 'office:annotation') this.text.counts.comments++;
			if (name === 'text:deletion') this.#deleted++;
			this.#passing++;
			return;
		}
		if (name === 'office:text') this.seen = true;
		else if (name === 'text:p' || name === 'text:h') {
			this.#paragraphs++;
			this.#bold.push(this.#styles.isBold(attributes['text:style-name']) ?? false);
		} else if (name === 'text:span' || name === 'text:a') {
			const bold = this.#styles.isBold(attributes['text:style-name']);
			this.#bold.push(bold ?? this.#isBold());
		} else if (name === 'text:s')
			this.#add(' '.repeat(Math.min(mostBlanks, Math.max(1, Number(attributes['text:c'] ?? 1) || 1))));
		else if (name === 'text:tab') this.#add('\t');
		else if (name === 'text:line-break') this.text.endLine();
		else if (name === 'draw:image') this.text.counts.pictures++;
		else if (name === 'text:note' || name === 'draw:text-box') {
			const apart = this.#boxes.length < deepest;
			this.#boxes.push(apart ? this.text : null);
			if (apart) this.text = new RichText();
		} else if (name === 'table:table') {
			if (this.#tables.length === deepest) this.#flatTables++;
			else {
				this.#tables.push({ around: this.text, rows: [] });
				this.text = new RichText();
			}
		} else if (name === 'table:table-row') this.#tables.at(-1)?.rows.push([]);
		else if (name === 'table:table-cell') {
			this.text = new RichText();
			this.#tables.at(-1)?.rows.at(-1)?.push(this.text);
		}
	}

	close(name: string): void {
		if (this.#passing) {
			this.#passing--;
			return;
		}
		if (name === 'text:p' || name === 'text:h') {
			this.#paragraphs--;
			this.#bold.pop();
			this.text.end({ heading: name === 'text:h' });
		} else if (name === 'text:span' || name === 'text:a') this.#bold.pop();
		else if (name === 'text:note' || name === 'draw:text-box') this.#closeBox(name === 'text:note');
		else if (name === 'table:table') {
			const table = this.#flatTables ? undefined : this.#tables.pop();
			if (this.#flatTables) this.#flatTables--;
			if (!table) return;
			this.text = table.around;
			this.text.table(table.rows);
		} else if (name === 'office:text')
			for (const note of this.#notes) this.text.append(note, { alone: true });
	}

	words(words: string): void {
		if (this.#passing || !this.#paragraphs) return;
		const flat = words.replace(/[ \t\n\r]+/g, ' ');
		const headless = this.text.last === '' || /[ \n]/.test(this.text.last);
		this.#add(headless && flat.startsWith(' ') ? flat.slice(1) : flat);
	}

	/** What was left out that `RichText` does not count. */
	notes(): Message[] {
		return this.#deleted ? [message('import.note.deleted', { n: this.#deleted })] : [];
	}

	#add(piece: string): void {
		if (this.#paragraphs) this.text.add(piece, this.#isBold());
	}

	#isBold(): boolean {
		return this.#bold.at(-1) ?? false;
	}

	#closeBox(note: boolean): void {
		const around = this.#boxes.pop();
		if (!around) return;
		const inner = this.text;
		this.text = around;
		if (note) {
			this.#notes.push(inner);
			around.counts.footnotes++;
		} else around.appendAfter(inner);
	}
}
