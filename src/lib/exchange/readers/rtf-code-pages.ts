/** The encodings of an RTF file's bytes: by the font's character set, else by the file's code page. */

/** Windows' character sets of fonts (`\fcharset`), as labels of TextDecoder. Those not listed follow the file. */
const byCharset: Readonly<Record<number, string>> = {
	77: 'macintosh',
	128: 'shift_jis',
	129: 'euc-kr',
	134: 'gbk',
	136: 'big5',
	161: 'windows-1253',
	162: 'windows-1254',
	163: 'windows-1258',
	177: 'windows-1255',
	178: 'windows-1256',
	186: 'windows-1257',
	204: 'windows-1251',
	222: 'windows-874',
	238: 'windows-1250'
};
const byPage: Readonly<Record<number, string>> = {
	874: 'windows-874',
	866: 'ibm866',
	932: 'shift_jis',
	936: 'gbk',
	949: 'euc-kr',
	950: 'big5',
	10000: 'macintosh',
	10007: 'x-mac-cyrillic',
	20866: 'koi8-r',
	28592: 'iso-8859-2',
	28595: 'iso-8859-5',
	54936: 'gb18030',
	65001: 'utf-8'
};

/** The encoding of a font with this character set, or null when it is the file's own. */
export function charsetEncoding(charset: number): string | null {
	return byCharset[charset] ?? null;
}

/** The encoding of a code page (`\ansicpg`, `\cpg`); Windows-1252 for those that no browser knows. */
export function pageEncoding(page: number): string {
	return byPage[page] ?? (page >= 1250 && page <= 1258 ? `windows-${page}` : 'windows-1252');
}

const decoders = new Map<string, TextDecoder>();

/**
 * The characters of a run of bytes. `raw` tells that its bytes beyond ASCII stand as they are, against the format: then
 * they are UTF-8 if they can be.
 */
export function decodeRun(bytes: readonly number[], encoding: string, raw: boolean): string {
	if (bytes.every((byte) => byte < 0x80) && encoding !== 'shift_jis') return asciiOf(bytes);
	const run = Uint8Array.from(bytes);
	if (raw) {
		try {
			return new TextDecoder('utf-8', { fatal: true }).decode(run);
		} catch {
			// Not UTF-8: the bytes are of the code page, only written without an escape.
		}
	}
	const decoder = decoders.get(encoding) ?? new TextDecoder(encoding);
	decoders.set(encoding, decoder);
	return decoder.decode(run);
}

function asciiOf(bytes: readonly number[]): string {
	let text = '';
	for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.slice(at, at + 8192));
	return text;
}
