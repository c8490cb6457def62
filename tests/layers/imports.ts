/** What a source file takes in: its imports, and the globals it uses, found in its syntax tree. */
import ts from 'typescript';

/**
 * One import. `types` are only those that leave nothing behind when types are erased (`import type`, `typeof
 * import()`); `import { type A }` still loads the file. `worker` is `new URL('…', import.meta.url)`.
 */
export type Import = {
	readonly specifier: string;
	readonly kind: 'static' | 'dynamic' | 'types' | 'worker';
	readonly line: number;
};

/** The imports of a TypeScript or Svelte file. */
export function importsOf(path: string, source: string): Import[] {
	const tree = parse(path, source);
	const found: Import[] = [];
	const add = (node: ts.Node | undefined, kind: Import['kind']) => {
		if (node && ts.isStringLiteralLike(node)) {
			found.push({
				specifier: node.text,
				kind,
				line: tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1
			});
		}
	};
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node)) {
			add(
				node.moduleSpecifier,
				node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword ? 'types' : 'static'
			);
		} else if (ts.isExportDeclaration(node)) {
			add(node.moduleSpecifier, node.isTypeOnly ? 'types' : 'static');
		} else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
			add(node.argument.literal, 'types');
		} else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
			add(node.arguments[0], 'dynamic');
		} else if (ts.isNewExpression(node) && node.arguments?.[1]?.getText(tree) === 'import.meta.url') {
			add(node.arguments[0], 'worker');
		}
		ts.forEachChild(node, visit);
	};
	visit(tree);
	return found;
}

/** A use of a global: `name` as in `document`, `Date.now`, `new Date()`, `import.meta.glob`. */
export type GlobalUse = { readonly name: string; readonly line: number };

/** The uses in a file of the globals in `names`; a name that the file declares itself, or a property, is none. */
export function globalsOf(path: string, source: string, names: ReadonlySet<string>): GlobalUse[] {
	if (![...names].some((name) => source.includes(name.replace(/^new |\(\)$|.*\./g, '')))) return [];
	const tree = parse(path, source);
	const own = declaredIn(tree);
	const isGlobal = (node: ts.Identifier) =>
		!ts.isPartOfTypeNode(node) && !own.get(node.text)?.some((scope) => isInside(node, scope));
	const found: GlobalUse[] = [];
	const visit = (node: ts.Node): void => {
		const use = useOf(node, tree);
		if (use && names.has(use.name) && (!use.of || isGlobal(use.of))) {
			const { name } = use;
			found.push({ name, line: tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1 });
		}
		ts.forEachChild(node, visit);
	};
	visit(tree);
	return found;
}

/** What `node` may be a use of, and the identifier that must not be the file's own for it to be one. */
function useOf(node: ts.Node, tree: ts.SourceFile): { name: string; of?: ts.Identifier } | null {
	if (ts.isNewExpression(node) && ts.isIdentifier(node.expression) && !node.arguments?.length) {
		return { name: `new ${node.expression.text}()`, of: node.expression };
	}
	if (ts.isPropertyAccessExpression(node)) {
		const { expression, name } = node;
		if (ts.isMetaProperty(expression)) return { name: node.getText(tree) };
		if (!ts.isIdentifier(expression)) return null;
		if (expression.text === 'globalThis' || expression.text === 'self') return { name: name.text };
		return { name: `${expression.text}.${name.text}`, of: expression };
	}
	return ts.isIdentifier(node) && isUse(node) ? { name: node.text, of: node } : null;
}

/** True for an identifier that is read, not one that names a property, a member or a label. */
function isUse(node: ts.Identifier): boolean {
	const { parent } = node;
	if (ts.isShorthandPropertyAssignment(parent)) return false;
	if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
	if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
	if (ts.isBindingElement(parent)) return parent.propertyName !== node;
	return !ts.isTypeElement(parent) && !ts.isImportSpecifier(parent) && !ts.isExportSpecifier(parent);
}

/** The syntax tree; of a Svelte file that of its scripts, at the lines where they stand. */
function parse(path: string, source: string): ts.SourceFile {
	const code = path.endsWith('.svelte') ? scriptsOf(source) : source;
	return ts.createSourceFile(`${path}.ts`, code, ts.ScriptTarget.ESNext, true, ts.ScriptKind.TS);
}

function scriptsOf(source: string): string {
	const blank = (text: string) => text.replace(/[^\n]/g, ' ');
	let code = '';
	let end = 0;
	for (const match of source.matchAll(/(<script\b[^>]*>)([\s\S]*?)<\/script>/g)) {
		const start = match.index + match[1]!.length;
		code += blank(source.slice(end, start)) + match[2];
		end = start + match[2]!.length;
	}
	return code + blank(source.slice(end));
}

/** The names of values that the file declares, each with the nodes within which it means that. */
function declaredIn(tree: ts.SourceFile): Map<string, ts.Node[]> {
	const found = new Map<string, ts.Node[]>();
	const visit = (node: ts.Node): void => {
		const named =
			ts.isVariableDeclaration(node) ||
			ts.isParameter(node) ||
			ts.isBindingElement(node) ||
			ts.isImportClause(node) ||
			ts.isFunctionDeclaration(node) ||
			ts.isClassDeclaration(node) ||
			ts.isImportSpecifier(node);
		if (named && node.name && ts.isIdentifier(node.name)) {
			found.set(node.name.text, [...(found.get(node.name.text) ?? []), scopeOf(node)]);
		}
		ts.forEachChild(node, visit);
	};
	visit(tree);
	return found;
}

function scopeOf(declaration: ts.Node): ts.Node {
	let node = declaration.parent;
	while (
		!ts.isBlock(node) &&
		!ts.isFunctionLike(node) &&
		!ts.isSourceFile(node) &&
		!ts.isIterationStatement(node, false)
	) {
		node = node.parent;
	}
	return node;
}

function isInside(node: ts.Node, scope: ts.Node): boolean {
	for (let at = node; at; at = at.parent) if (at === scope) return true;
	return false;
}
