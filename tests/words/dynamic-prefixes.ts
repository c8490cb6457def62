/** What the keys begin with that the source makes up from a value, such as say(`document.kind.${kind}`). */
export const dynamicPrefixes: readonly string[] = [
	'codebook.refused.',
	'document.kind.',
	'import.note.',
	'import.refused.',
	'parts.notice.',
	'transcript.handle.'
];
