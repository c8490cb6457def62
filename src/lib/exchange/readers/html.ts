/**
 * Web pages, and what word processors and recognisers save as such. htmlparser2 names the tags, `html-text.ts` makes
 * paragraphs of them; no page is ever built, so nothing in the file can run or fetch.
 */
import { err } from '../../core/result.ts';
import { bytesToText, headToText } from '../encoding.ts';
import { extensionOf, type Reader } from '../reader.ts';
import { HtmlText } from './html-text.ts';
import { richPlan } from './rich-plan.ts';

/** The reader of html. */
export const html: Reader = {
	id: 'html',
	label: 'import.format.html',
	extensions: ['html', 'htm', 'xhtml'],
	looksLike: (head, name) => {
		const text = headToText(head).trimStart().slice(0, 2000).toLowerCase();
		if (/^(<\?xml[^>]*>\s*)?(<!--[^]*?-->\s*)*(<!doctype html|<html[\s>])/.test(text)) return true;
		return /^(html?|xhtml)$/.test(extensionOf(name)) && /<[a-z!/]/.test(text);
	},
	async read(bytes, source, options) {
		const decoded = bytesToText(bytes, declaredEncoding(bytes));
		if (!decoded.ok) return decoded;
		const { Parser } = await import('htmlparser2');
		const walk = new HtmlText();
		const parser = new Parser(walk, { decodeEntities: true });
		try {
			for (let at = 0; at < decoded.value.text.length; at += 65_536)
				parser.write(decoded.value.text.slice(at, at + 65_536));
			parser.end();
		} catch {
			return err({ type: 'damaged' });
		}
		return richPlan('html', source, options, walk.text, decoded.value.notes);
	}
};

/** The encoding that the page names itself, as `<meta charset>`, `<meta http-equiv>` or in an XML declaration. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
	const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
	return (
		/<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,40})/i.exec(head)?.[1] ??
		/^<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w-]{2,40})/.exec(head)?.[1]
	);
}
