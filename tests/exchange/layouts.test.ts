/** Finding turns and speakers in running text, layout by layout, and the refusal to see speakers where there are none. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findTurns } from '../../src/lib/exchange/layouts/index.ts';
import { isLabel, looksLikeName, parseTime } from '../../src/lib/exchange/layouts/label.ts';
import { linesOf } from '../../src/lib/exchange/layouts/paragraph.ts';

const fixture = (name: string) => readFileSync(`tests/fixtures/transcripts/${name}`, 'utf8');
const found = (text: string) => findTurns(linesOf(text));

function spoken(text: string): [string | null, string, number | null][] {
	const { speakers, turns } = found(text);
	return turns.map(({ speaker, text, startTime }) => [
		speaker === null ? null : speakers[speaker]!,
		text,
		startTime
	]);
}

describe('blocks', () => {
	test('a name and a time on a line, then paragraphs', () => {
		expect(found(fixture('otter-blocks.txt')).layout).toBe('block');
		expect(spoken(fixture('otter-blocks.txt'))).toEqual([
			['Ida Ek', 'Hej och välkomna.\nVi börjar nu.', 0],
			['Omar', 'Tack. Det här är viktigt: vi ses kl. 9:30.', 7_000],
			['Ida Ek', 'Då avslutar vi.', 3_723_000]
		]);
	});

	test('a name alone on a line', () => {
		expect(spoken(fixture('name-lines.txt'))).toEqual([
			['Ida Ek', 'Hej och välkomna.', null],
			['Omar', 'Tack.', null],
			['Ida Ek', 'Då börjar vi.\nNu.', null],
			['Omar', 'Ja.', null]
		]);
	});
});

test('names in square brackets, but not sounds', () => {
	expect(found(fixture('brackets.txt')).layout).toBe('bracketName');
	expect(spoken(fixture('brackets.txt'))).toEqual([
		[null, '[laughter]', null],
		['P1', 'Det var bra.\n[skratt]', null],
		['P2', 'Nja.', null],
		['P1', 'Jo, det var det [paus] faktiskt.', null],
		['P2', 'Kanske.', null]
	]);
});

test('times before the name, after it, and after the colon', () => {
	const text =
		'[00:00:01] Anna: Ett\n00:00:02 Bo: Två\nAnna (00:03): Tre\nBo [00:00:04.5]: Fyra\nAnna: [0:05] Fem\nBo: (00:01:06) Sex';
	expect(spoken(text)).toEqual([
		['Anna', 'Ett', 1000],
		['Bo', 'Två', 2000],
		['Anna', 'Tre', 3000],
		['Bo', 'Fyra', 4500],
		['Anna', 'Fem', 5000],
		['Bo', 'Sex', 66_000]
	]);
});

test('two spellings of one label are one speaker, roles and names in any script are taken', () => {
	expect(found('ANNA: a\nAnna: b\nanna: c\nBo: d').speakers).toEqual(['ANNA', 'Bo']);
	expect(found('I: a\nIP: b\nI: c\nIP: d').speakers).toEqual(['I', 'IP']);
	expect(found('Moderator: Hej\nP1: Hej\nP2: Ja').speakers).toEqual(['Moderator', 'P1', 'P2']);
	expect(found('محمد: نعم\nליאה: כן\nمحمد: لا\nליאה: לא').speakers).toEqual(['محمد', 'ליאה']);
	expect(found('🦊 Räv: a\nDr. Melissa Ko: b\n🦊 Räv: c\nDr. Melissa Ko: d').speakers).toEqual([
		'🦊 Räv',
		'Dr. Melissa Ko'
	]);
});

test('a name on a line of its own with a colon owns the lines below', () => {
	expect(spoken('Anna:\nHej.\nHur är det?\n\nBo:\nBra.\n\nAnna:\nFint.')).toEqual([
		['Anna', 'Hej.\nHur är det?', null],
		['Bo', 'Bra.', null],
		['Anna', 'Fint.', null]
	]);
});

describe('no speakers', () => {
	test.each([
		[
			'a colon in running text',
			'Vi såg tre saker: tid, pengar och mod.\n\nDet sista var värst: ingen vågade.\n\nMen: det gick.'
		],
		['a form', 'Name: Anna\nAge: 40\nDate: 2024-05-03\nPlace: Malmö'],
		[
			'headed notes',
			'Bakgrund: Kommunen växer.\nMetod: Intervjuer.\nResultat: Mer tid behövs.\nSlutsats: Börja om.'
		],
		[
			'addresses and times',
			'https://example.org är bra\nhttps://example.org/2 också\n10:30 började vi\n11:45 slutade vi'
		],
		['a list of words', 'a\nabout\nabove\nafter\nagain'],
		[
			'small words before a colon',
			`${'Vi gick hem sedan och åt.\n'.repeat(9)}så här: en\n${'Sedan kom de igen.\n'.repeat(9)}så här: två\nså här: tre`
		]
	])('%s', (_, text) => {
		const { layout, speakers } = found(text);
		expect([layout, speakers]).toEqual(['plain', []]);
	});
});

test('in plain text a block between empty lines is a turn, long lines are each one, and nothing is lost', () => {
	expect(found('ett\ntvå\n\ntre\n').turns.map(({ text }) => text)).toEqual(['ett\ntvå', 'tre']);
	const long = 'Ett långt stycke med många ord i. '.repeat(8).trim();
	expect(found(`${long}\n${long}\n`).turns).toHaveLength(2);
	const lines = Array.from({ length: 400 }, (_, at) => `rad nummer ${at} slutar här.`);
	const { turns } = found(lines.join('\n'));
	expect(turns.map(({ text }) => text).join('\n')).toBe(lines.join('\n'));
	expect(turns.length).toBeGreaterThan(20);
	expect(turns.length).toBeLessThan(40);
});

test('times, labels and names are told from other things', () => {
	expect(['1:02', '00:01:02', '100:00:00', '00:00:01-5', '1:75', 'x'].map(parseTime)).toEqual([
		62_000,
		62_000,
		360_000_000,
		1_500,
		null,
		null
	]);
	expect(['Anna', 'Dr. Brown', 'A.J. Lopez', 'P1', 'id2', 'Anna-Karin von Ek (rektor)'].every(isLabel)).toBe(
		true
	);
	expect(['', '10:30', '12', 'Ja! Nej', 'skratt', 'https', 'Datum', 'Det slutade. Sedan'].some(isLabel)).toBe(
		false
	);
	expect(looksLikeName('Anna von Ek')).toBe(true);
	expect(looksLikeName('Det viktigaste är detta')).toBe(false);
});
