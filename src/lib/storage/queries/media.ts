/** What stands beside a document: its recording, and its pictures, whose bytes are given one at a time. */
import type { Guid, Picture, Recording } from '../../core/records.ts';
import { pictureData as dataOf } from '../texts.ts';
import type { Source } from './source.ts';

/** The recording that a document is tied to, or null. */
export function recording({ tables }: Source, { document }: { document: Guid }): Recording | null {
	return tables.where('recording', { document })[0] ?? null;
}

/** The pictures of a document in their order, without their bytes. */
export function pictures({ tables }: Source, { document }: { document: Guid }): Picture[] {
	return tables.select(
		'picture',
		' where t.document_id = (select id from document where guid = ?) order by t.position, t.guid',
		[document]
	);
}

/** One picture with its bytes as base64 text, or null when it is not there. */
export function pictureData(
	{ tables }: Source,
	{ guid }: { guid: Guid }
): { readonly mime: Picture['mime']; readonly data: string } | null {
	const picture = tables.get('picture', guid);
	return picture ? { mime: picture.mime, data: dataOf(tables, guid) } : null;
}
