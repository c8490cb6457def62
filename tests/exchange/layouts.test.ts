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

test('what was not taken for a speaker is told, with or without speakers beside it', () => {
	const notes = (text: string) => found(text).notes.filter(({ key }) => key === 'import.note.leftLabels');
	expect(notes('Vi såg det.\n\nRubrik: ingen vågade.\n\nDet gick bra.')).toEqual([
		{ key: 'import.note.leftLabels', values: { n: 1, names: 'Rubrik' } }
	]);
	expect(notes('Anna: Hej\nBo: Ja\nRubrik: det var en rubrik\nAnna: Nej\nBo: Jo')).toEqual([
		{ key: 'import.note.leftLabels', values: { n: 1, names: 'Rubrik' } }
	]);
	expect(notes('Anna: Hej\nBo: Ja\nAnna: Nej\nBo: Jo')).toEqual([]);
});

test('marks by the hundred thousand are read in time', () => {
	for (const mark of ['#00:00:01-0#', '[00:01]', '(00:01:02)', '00:00:01 ', '[00:01 - ', '#00:'])
		for (const text of [mark.repeat(100_000), `${mark}\n`.repeat(100_000), `Anna: ${mark.repeat(100_000)}`])
			expect(found(text).turns.length).toBeLessThan(200_001);
}, 30_000);

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

describe('the layouts of many tools', () => {
	test.each([
		['turn numbers', '[T001] Anna: Hej\n[T002] Bo: Ja\n[T003] Anna: Nej\n[T004] Bo: Jo', 'nameColon'],
		[
			'turn numbers and times',
			'[1] 00:01 Anna: Hej\n[2] 00:02 Bo: Ja\n[3] 00:03 Anna: Nej\n[4] 00:04 Bo: Jo',
			'nameColon'
		],
		['capitals', 'ANNA: Hej\nBO: Ja\nANNA: Nej\nBO: Jo', 'nameColon'],
		[
			'a time after the name, then a colon',
			'Anna (00:00:01): Hej\nBo (00:00:02): Ja\nAnna (00:00:03): Nej\nBo (00:00:04): Jo',
			'nameColon'
		],
		[
			'a bare time before the colon',
			'Anna 00:01: Hej\nBo 00:02: Ja\nAnna 00:03: Nej\nBo 00:04: Jo',
			'nameColon'
		],
		[
			'a stretch of time',
			'[00:01 - 00:02] Anna: Hej\n[00:02 - 00:03] Bo: Ja\n[00:03 - 00:04] Anna: Nej\n[00:04 - 00:05] Bo: Jo',
			'nameColon'
		],
		[
			'hash signs before the name',
			'#00:00:01-0# Anna: Hej\n#00:00:02-0# Bo: Ja\n#00:00:03-0# Anna: Nej\n#00:00:04-0# Bo: Jo',
			'nameColon'
		],
		['a full-width colon', 'Anna：Hej\nBo：Ja\nAnna：Nej\nBo：Jo', 'nameColon'],
		[
			'a time before brackets',
			'[00:01] [Anna] Hej\n[00:02] [Bo] Ja\n[00:03] [Anna] Nej\n[00:04] [Bo] Jo',
			'bracketName'
		],
		['brackets and a colon', '[Anna]: Hej\n[Bo]: Ja\n[Anna]: Nej\n[Bo]: Jo', 'bracketName'],
		[
			'a time before bold names',
			'[00:01] **Anna:** Hej\n[00:02] **Bo:** Ja\n[00:03] **Anna:** Nej\n[00:04] **Bo:** Jo',
			'boldName'
		],
		[
			'a time, then a name, on a line',
			'00:00:01 Anna\nHej\n00:00:02 Bo\nJa\n00:00:03 Anna\nNej\n00:00:04 Bo\nJo',
			'block'
		],
		[
			'a name with a stretch on a line',
			'Anna (00:01 - 00:02)\nHej\nBo (00:02 - 00:03)\nJa\nAnna (00:03 - 00:04)\nNej\nBo (00:04 - 00:05)\nJo',
			'block'
		]
	])('%s', (_, text, layout) => {
		const { layout: was, speakers, turns } = found(text);
		expect([was, speakers.map((name) => name.toLowerCase())]).toEqual([layout, ['anna', 'bo']]);
		expect(turns.map(({ speaker, text }) => [speaker, text])).toEqual([
			[0, 'Hej'],
			[1, 'Ja'],
			[0, 'Nej'],
			[1, 'Jo']
		]);
		if (/\d\d:\d\d/.test(text))
			expect(turns.map(({ startTime }) => startTime)).toEqual([1000, 2000, 3000, 4000]);
		if (/ - /.test(text)) expect(turns.map(({ endTime }) => endTime)).toEqual([2000, 3000, 4000, 5000]);
	});

	test('direction marks belong to no name', () => {
		const { speakers, turns } = found('\u200fליאה: כן\n\u202bمحمد\u202c: نعم\nליאה: לא\n\u200fمحمد: لا');
		expect(speakers).toEqual(['ליאה', 'محمد']);
		expect(turns.map(({ speaker }) => speaker)).toEqual([0, 1, 0, 1]);
	});

	test('long names and titles', () => {
		const long = 'Prof. Dr. Anna-Karin von Oben af Ekenstam (rektor, Skola Norr)';
		expect(found(`${long}: Hej\nBo: Ja\n${long}: Nej\nBo: Jo`).speakers).toEqual([long, 'Bo']);
	});

	test('lines that begin with a time and hold words name nobody', () => {
		const { layout, speakers, turns } = found(
			'00:00:01 Hej\n00:00:02 Ja\n00:00:03 Nej, det var det\n00:00:04 Hej'
		);
		expect([layout, speakers]).toEqual(['plain', []]);
		expect(turns.map(({ text, startTime }) => [text, startTime])).toEqual([
			['Hej', 1000],
			['Ja', 2000],
			['Nej, det var det', 3000],
			['Hej', 4000]
		]);
	});
});
