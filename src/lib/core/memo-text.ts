/** The plain words of a memo, whose body is the editor's document as JSON text, and the other way round. */

type Node = { type?: unknown; text?: unknown; content?: unknown };

/** The memo's words, a line a block. A body that is not the editor's JSON gives itself. */
export function memoText(body: string): string {
	if (!body) return '';
	let root: Node;
	try {
		root = JSON.parse(body) as Node;
	} catch {
		return body;
	}
	if (!isNode(root) || typeof root.type !== 'string') return body;
	const lines: string[] = [];
	collect(root, lines);
	return lines.join('\n').trim();
}

/** A body that holds these words, a paragraph a line. */
export function memoBody(text: string): string {
	const content = text
		.split('\n')
		.map((line) =>
			line ? { type: 'paragraph', content: [{ type: 'text', text: line }] } : { type: 'paragraph' }
		);
	return JSON.stringify({ type: 'doc', content });
}

/** The bodies of several memos one after the other, as one. A body that is not the editor's JSON comes in as its words. */
export function joinedBodies(bodies: readonly string[]): string {
	const content = bodies.filter(Boolean).flatMap((body) => {
		const root = documentIn(body) ?? (JSON.parse(memoBody(body)) as Node);
		return Array.isArray(root.content) ? (root.content as unknown[]) : [];
	});
	return content.length ? JSON.stringify({ type: 'doc', content }) : '';
}

function documentIn(body: string): Node | null {
	try {
		const root = JSON.parse(body) as Node;
		return isNode(root) && root.type === 'doc' ? root : null;
	} catch {
		return null;
	}
}

function collect(node: Node, lines: string[]): void {
	const children = Array.isArray(node.content) ? node.content.filter(isNode) : [];
	if (children.some((child) => child.type === 'text' || child.type === 'hardBreak')) {
		lines.push(
			children.map((child) => (child.type === 'hardBreak' ? '\n' : String(child.text ?? ''))).join('')
		);
	} else if (node.type === 'paragraph') lines.push('');
	else for (const child of children) collect(child, lines);
}

function isNode(value: unknown): value is Node {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
