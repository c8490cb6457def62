/** What the keys begin with that the source makes up from a value, such as say(`document.kind.${kind}`). */
export const dynamicPrefixes: readonly string[] = [
	'analyse.view.',
	'code.field.',
	'codebook.refused.',
	'codebook.shipped.',
	'document.kind.',
	'home.column.',
	'import.note.',
	'import.refused.',
	'memo.target.',
	'memo.tool.',
	'memo.type.',
	'parts.notice.',
	'passages.groupBy.',
	'passages.none.',
	'transcript.handle.'
];
