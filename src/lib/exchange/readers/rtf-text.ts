/** From RTF's control words to paragraphs (RTF 1.9.1): what f4, Word, LibreOffice and TextEdit write, without its looks. */
import { charsetEncoding, decodeRun, pageEncoding } from './rtf-code-pages.ts';
import { RtfFlow } from './rtf-flow.ts';
import { breaks, known, passedOver, signs } from './rtf-words.ts';
import type { RtfSink } from './rtf-tokens.ts';

/** What holds inside a group; a group begins with its parent's. */
type Group = {
	/** What the characters of the group are for. */
	use: 'text' | 'fonts' | 'styles' | 'nothing';
	flow: RtfFlow;
	bold: boolean;
	/** Hidden, or deleted by a tracked change. */
	unseen: boolean;
	font: number;
	/** How many characters after `\u` stand in for it. */
	standIns: number;
	inTable: boolean;
	heading: boolean;
};

/** Takes the tokens of a file. */
export class RtfText implements RtfSink {
	readonly main = new RtfFlow();
	/** Passages that tracked changes mark as deleted. */
	deleted = 0;
	readonly #notes: RtfFlow[] = [];
	readonly #groups: Group[] = [];
	#now: Group = {
		use: 'text',
		flow: this.main,
		bold: false,
		unseen: false,
		font: -1,
		standIns: 1,
		inTable: false,
		heading: false
	};
	#encoding = 'windows-1252';
	#defaultFont = -1;
	readonly #fonts = new Map<number, string>();
	readonly #headings = new Set<number>();
	#style: { number: number; name: string } = { number: -1, name: '' };
	#run: number[] = [];
	#raw = false;
	#star = false;
	#skip = 0;

	open(): void {
		this.#flush();
		this.#skip = 0;
		this.#star = false;
		this.#groups.push(this.#now);
		this.#now = { ...this.#now };
	}

	close(): void {
		this.#flush();
		this.#skip = 0;
		this.#star = false;
		const { use, flow } = this.#now;
		if (use === 'styles') this.#keepStyle();
		this.#now = this.#groups.pop() ?? this.#now;
		if (flow !== this.#now.flow) flow.finish();
		if (!this.#groups.length) this.#end();
	}

	hex(byte: number): void {
		if (this.#skip) this.#skip--;
		else this.#run.push(byte);
	}

	raw(byte: number): void {
		if (this.#skip) this.#skip--;
		else {
			this.#run.push(byte);
			this.#raw ||= byte >= 0x80;
		}
	}

	word(name: string, number: number | null): void {
		if (this.#skip) {
			this.#skip--;
			return;
		}
		if (name === '*') {
			this.#star = true;
			return;
		}
		const starred = this.#star;
		this.#star = false;
		this.#flush();
		if (name === 'ud') this.#now.use = 'text';
		if (this.#now.use === 'nothing') return;
		if (passedOver.has(name) || (starred && !known.has(name))) return this.#passOver(name);
		if (this.#now.use === 'fonts') this.#fontWord(name, number);
		else if (this.#now.use === 'styles') {
			if (name === 's') this.#style = { number: number ?? -1, name: '' };
		} else if (name === 'u') this.#unicode(number ?? 0);
		else if (name in signs) this.#add(signs[name]!);
		else this.#textWord(name, number);
	}

	#textWord(name: string, number: number | null): void {
		const now = this.#now;
		const on = number !== 0;
		if (breaks.has(name)) now.flow.mark(name, now.inTable, now.heading);
		else if (name === 'b') now.bold = on;
		else if (name === 'f') now.font = number ?? this.#defaultFont;
		else if (name === 'uc') now.standIns = Math.min(10, Math.max(0, number ?? 1));
		else if (name === 'v' || name === 'deleted') {
			now.unseen = on;
			if (on && name === 'v') now.flow.text.counts.hidden++;
			if (on && name === 'deleted') this.deleted++;
		} else if (name === 'plain') Object.assign(now, { bold: false, unseen: false, font: this.#defaultFont });
		else if (name === 'pard') Object.assign(now, { inTable: false, heading: false });
		else if (name === 'intbl') now.inTable = on;
		else if (name === 's') now.heading = this.#headings.has(number ?? -1);
		else if (name === 'outlinelevel') now.heading = number !== null && number < 9;
		else if (name === 'ansicpg') this.#encoding = pageEncoding(number ?? 1252);
		else if (name === 'mac') this.#encoding = 'macintosh';
		else if (name === 'deff') this.#defaultFont = number ?? -1;
		else if (name === 'fonttbl') now.use = 'fonts';
		else if (name === 'stylesheet') now.use = 'styles';
		else if (name === 'upr') now.use = 'nothing';
		else if (name === 'footnote') this.#note();
	}

	#note(): void {
		this.main.text.counts.footnotes++;
		const flow = new RtfFlow();
		this.#notes.push(flow);
		Object.assign(this.#now, { flow, inTable: false, heading: false, bold: false });
	}

	#passOver(name: string): void {
		if (name === 'annotation') this.main.text.counts.comments++;
		if (name === 'pict' || name === 'shppict') this.main.text.counts.pictures++;
		this.#now.use = 'nothing';
	}

	#fontWord(name: string, number: number | null): void {
		if (name === 'f') this.#now.font = number ?? -1;
		const encoding =
			name === 'fcharset' ? charsetEncoding(number ?? 0) : name === 'cpg' ? pageEncoding(number ?? 0) : null;
		if (encoding) this.#fonts.set(this.#now.font, encoding);
	}

	#keepStyle(): void {
		const { number, name } = this.#style;
		if (/^(heading|rubrik|überschrift|titre|title|titel|rubrik)\b ?\d?;?$/i.test(name.trim()))
			this.#headings.add(number);
		this.#style = { number: -1, name: '' };
	}

	#unicode(number: number): void {
		this.#add(String.fromCharCode(number & 0xffff));
		this.#skip = this.#now.standIns;
	}

	#flush(): void {
		if (!this.#run.length) return;
		const { use, font } = this.#now;
		if (use === 'text') this.#add(decodeRun(this.#run, this.#fonts.get(font) ?? this.#encoding, this.#raw));
		else if (use === 'styles' && this.#style.name.length < 100)
			this.#style.name += decodeRun(this.#run.slice(0, 100), this.#encoding, false);
		this.#run = [];
		this.#raw = false;
	}

	#add(words: string): void {
		const { use, flow, bold, unseen, inTable } = this.#now;
		if (use === 'text' && !unseen) flow.add(words, bold, inTable);
	}

	#end(): void {
		this.main.finish();
		for (const note of this.#notes) this.main.text.append(note.text, { alone: true });
	}
}
