/** QualCoder's list of codes: a line a code, `category>>category>>code`, a tab, and what the code means. */
import { codePath } from '../../core/code-path.ts';
import type { Guid } from '../../core/records.ts';
import { err } from '../../core/result.ts';
import { bytesToText } from '../encoding.ts';
import { refused } from './csv.ts';
import type { CodebookReader } from './format.ts';
import { Gathering } from './gather.ts';

export const qualcoderReader: CodebookReader = {
	id: 'qualcoder',
	label: 'codebook.format.qualcoder',
	extensions: ['txt'],
	async read(bytes, { language }) {
		const decoded = bytesToText(bytes);
		if (!decoded.ok) return err(refused(decoded.error));
		const gathering = new Gathering();
		const known = new Map<string, Guid>();
		for (const line of decoded.value.text.split('\n')) {
			if (!line.trim()) continue;
			const tab = line.indexOf('\t');
			const names = (tab < 0 ? line : line.slice(0, tab)).split('>>').map((name) => name.trim());
			const definition = tab < 0 ? '' : line.slice(tab + 1).trim();
			let parent: Guid | null = null;
			names.forEach((name, i) => {
				const isCode = i === names.length - 1;
				const key = codePath(names.slice(0, i + 1));
				const there = known.get(`${key} ${isCode}`);
				if (there && !isCode) return void (parent = there);
				const texts = { [language]: { name, definition: isCode ? definition : '' } };
				parent = gathering.add({ guid: null, parent, applicable: isCode, texts }, `${key} ${isCode}`, language);
				known.set(`${key} ${isCode}`, parent);
			});
		}
		return gathering.reading('', language, ['set', 'codebook', 'key']);
	}
};
