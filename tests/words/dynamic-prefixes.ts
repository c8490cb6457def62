/** What the keys begin with that the source makes up from a value, such as say(`document.kind.${kind}`). */
export const dynamicPrefixes: readonly string[] = [
	'analyse.view.',
	'assignment.',
	'code.field.',
	'code.rule.',
	'codebook.refused.',
	'codebook.shipped.',
	'document.kind.',
	'home.column.',
	'import.note.',
	'import.pattern.',
	'import.refused.',
	'keys.scope.',
	'memo.target.',
	'memo.tool.',
	'memo.type.',
	'parts.notice.',
	'passages.groupBy.',
	'passages.none.',
	'section.',
	'transcript.handle.'
];
