/** A code's path as text: the names from category to code joined by ` / `. */

const separator = ' / ';

/**
 * `names`, outermost first, as one text. A slash or a backslash within a name gets a backslash before it, so that
 * `parseCodePath` finds the same names again.
 */
export function codePath(names: readonly string[]): string {
	return names.map((name) => name.replace(/[\\/]/g, '\\$&')).join(separator);
}

/** The names in `text`, outermost first. A slash without spaces around it, as people write it, belongs to a name. */
export function parseCodePath(text: string): string[] {
	const names: string[] = [];
	let name = '';
	for (let i = 0; i < text.length; i++) {
		if (text[i] === '\\' && (text[i + 1] === '\\' || text[i + 1] === '/')) {
			name += text[++i];
		} else if (text.startsWith(separator, i)) {
			names.push(name);
			name = '';
			i += separator.length - 1;
		} else {
			name += text[i];
		}
	}
	return [...names, name];
}
