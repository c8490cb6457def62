/** REFI-QDA codebooks (`.qdc`): the standard's exchange of codes and sets between tools for qualitative analysis. */
import { childrenOf, nameIn, sortedLanguages, type CodeEntry } from '../../core/codebook.ts';
import type { CodeTexts, Guid } from '../../core/records.ts';
import { err, message, ok } from '../../core/result.ts';
import { xmlAttribute, xmlText } from '../writers/xml-text.ts';
import { describe } from './description.ts';
import type { CodebookReader, CodebookWriter } from './format.ts';
import { qdcOrigin, readQdc } from './qdc-read.ts';

export const qdcReader: CodebookReader = {
	id: 'qdc',
	label: 'codebook.format.qdc',
	extensions: ['qdc'],
	read: readQdc
};

export const qdcWriter: CodebookWriter = {
	id: 'qdc',
	label: 'codebook.format.qdc',
	extension: '.qdc',
	mime: 'application/xml',
	cannotCarry: [
		'codebook.cannotCarry.languages',
		'codebook.cannotCarry.keys',
		'codebook.cannotCarry.setRules',
		'codebook.cannotCarry.rulesAsFields',
		'codebook.cannotCarry.head',
		'codebook.cannotCarry.memos'
	],
	async write({ codes, sets }, { language }) {
		// The schema knows no codebook without codes.
		if (!codes.length) return err(message('codebook.refused.noCodesToWrite'));
		const lines = [
			'<?xml version="1.0" encoding="UTF-8"?>',
			`<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="${qdcOrigin}">`,
			'\t<Codes>',
			...codeLines(codes, language),
			'\t</Codes>'
		];
		if (sets.length) {
			lines.push('\t<Sets>');
			for (const { guid, name, note, codes: members } of sets) {
				lines.push(`\t\t<Set guid="${guid}" name="${xmlAttribute(name)}">`);
				if (note) lines.push(`\t\t\t<Description>${xmlText(note)}</Description>`);
				for (const member of members) lines.push(`\t\t\t<MemberCode guid="${member}"/>`);
				lines.push('\t\t</Set>');
			}
			lines.push('\t</Sets>');
		}
		lines.push('</CodeBook>', '');
		return ok(new TextEncoder().encode(lines.join('\n')));
	}
};

/** The codes as elements, one a line, without recursion: a tree may be as deep as it likes. */
function codeLines(codes: readonly CodeEntry[], language: string): string[] {
	const children = childrenOf(codes);
	const lines: string[] = [];
	const waiting: (CodeEntry | { readonly end: number })[] = [...(children.get(null) ?? [])].reverse();
	const depth = new Map<Guid, number>();
	for (let next = waiting.pop(); next; next = waiting.pop()) {
		if ('end' in next) {
			lines.push(`${indent(next.end)}</Code>`);
			continue;
		}
		const level = next.parent === null ? 2 : (depth.get(next.parent) as number) + 1;
		depth.set(next.guid, level);
		const description = describe(textsIn(next, language), language);
		const below = children.get(next.guid) ?? [];
		const empty = !description && !below.length;
		lines.push(
			`${indent(level)}<Code guid="${next.guid}" name="${xmlAttribute(nameIn(next, language))}" ` +
				`isCodable="${next.applicable}" color="${next.color}"${empty ? '/>' : '>'}`
		);
		if (description) lines.push(`${indent(level + 1)}<Description>${xmlText(description)}</Description>`);
		if (!empty) waiting.push({ end: level }, ...[...below].reverse());
	}
	return lines;
}

/** The texts that go with the name that is written. */
function textsIn({ texts }: CodeEntry, language: string): CodeTexts {
	const named = (tag: string): boolean => !!texts[tag]?.name.trim();
	const tag = named(language) ? language : sortedLanguages(Object.keys(texts)).find(named);
	return texts[tag as string] as CodeTexts;
}

const indent = (level: number): string => '\t'.repeat(Math.min(level, 40));
