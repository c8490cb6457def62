/** The control words of RTF that matter to its text. All others are looks, and are passed by. */

/** Words that end something: a paragraph, a line, a cell, a row. */
export const breaks: ReadonlySet<string> = new Set(
	'par line softline sect cell row nestcell nestrow'.split(' ')
);

/** Groups that hold no text of the talk, though no star says so. */
export const passedOver: ReadonlySet<string> = new Set(
	(
		'colortbl info header headerl headerr headerf footer footerl footerr footerf pict shprslt nonshppict listtext ' +
		'pntext tc tcn xe rxe fldinst revtbl filetbl template sp nonesttables themedata datastore annotation ' +
		'ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn objdata private1 bkmkstart bkmkend'
	).split(' ')
);

/** Groups marked by a star whose text counts all the same. */
export const known: ReadonlySet<string> = new Set(
	'shpinst shptxt do dptxbxtext nesttableprops footnote ud'.split(' ')
);

/** Words and symbols that are characters. */
export const signs: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
	tab: '\t',
	emdash: '—',
	endash: '–',
	lquote: '‘',
	rquote: '’',
	ldblquote: '“',
	rdblquote: '”',
	bullet: '•',
	emspace: '\u2003',
	enspace: '\u2002',
	qmspace: '\u2005',
	zwj: '\u200d',
	zwnj: '\u200c',
	ltrmark: '\u200e',
	rtlmark: '\u200f',
	'~': '\u00a0',
	_: '\u2011',
	'\\': '\\',
	'{': '{',
	'}': '}'
});
