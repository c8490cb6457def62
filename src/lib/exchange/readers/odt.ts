/** OpenDocument texts (odt, their templates, and the flat form in one XML file). Pictures are never unpacked. */
import { err, ok, type Result } from '../../core/result.ts';
import { extensionOf, type Reader, type ReadError } from '../reader.ts';
import { isZip, unzipEntry, zipEntries } from '../zip.ts';
import { OdtStyles } from './odt-styles.ts';
import { OdtText } from './odt-text.ts';
import { richPlan } from './rich-plan.ts';
import { walkXml } from './xml.ts';

/** The reader of odt. */
export const odt: Reader = {
	id: 'odt',
	label: 'import.format.odt',
	extensions: ['odt', 'ott', 'fodt'],
	looksLike: (head, name) => {
		if (!isZip(head)) return isFlat(head);
		const named = /^o[dt]t$/.test(extensionOf(name));
		return (
			named || new TextDecoder('latin1').decode(head).includes('application/vnd.oasis.opendocument.text')
		);
	},
	async read(bytes, source, options) {
		if (!bytes.length) return err({ type: 'empty' });
		if (!isZip(bytes) && !isFlat(bytes)) return err({ type: 'notThisFormat', format: 'odt' });
		const parts = isZip(bytes) ? partsOf(bytes) : ok([bytes]);
		if (!parts.ok) return parts;
		const styles = new OdtStyles();
		const text = new OdtText(styles);
		for (const part of parts.value) if (!(await walkXml(part, styles))) return err({ type: 'damaged' });
		styles.settle();
		if (!(await walkXml(parts.value.at(-1)!, text))) return err({ type: 'damaged' });
		if (!text.seen) return err({ type: 'notThisFormat', format: 'odt' });
		return richPlan('odt', source, options, text.text, text.notes());
	}
};

/** The flat form says in its first tag what it is. */
function isFlat(bytes: Uint8Array): boolean {
	const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
	return head.includes('<office:document') && head.includes('opendocument');
}

/** The parts that hold styles and text, the text last. */
function partsOf(bytes: Uint8Array): Result<Uint8Array[], ReadError> {
	const entries = zipEntries(bytes);
	if (!entries.ok) return entries;
	const named = new Map(entries.value.map((entry) => [entry.name, entry]));
	const parts: Uint8Array[] = [];
	for (const name of ['META-INF/manifest.xml', 'styles.xml', 'content.xml']) {
		const entry = named.get(name);
		if (!entry) {
			if (name === 'content.xml') return err({ type: 'notThisFormat', format: 'odt' });
			continue;
		}
		const part = unzipEntry(bytes, entry);
		if (!part.ok) return part;
		if (name !== 'META-INF/manifest.xml') parts.push(part.value);
		else if (new TextDecoder().decode(part.value).includes('encryption-data'))
			return err({ type: 'encrypted' });
	}
	return ok(parts);
}
