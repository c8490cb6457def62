/**
 * Which codes got other rules in this window, and what the rules were before: a form saves itself in many steps, and the
 * passages coded before may be looked at again after the last of them.
 */
import { inOrder } from '../core/code-texts.ts';
import type { Code, CodeTexts, Guid } from '../core/records.ts';
import { say } from '../words/say.ts';
import { session } from './project.svelte.ts';

/** The texts by which it is decided what gets the code. */
const rules = ['definition', 'include', 'exclude'] as const;

class RuleOffers {
	#before: Readonly<Record<Guid, CodeTexts>> = $state.raw({});

	/** Remembers a code as it is, before the first of its rules changes. */
	note(code: Code, fields: Partial<Code>): void {
		if (this.#before[code.guid] || !rules.some((rule) => fields[rule] !== undefined)) return;
		this.#before = { ...this.#before, [code.guid]: inOrder(code) };
	}

	/** True while a code's rules are others than they were and nobody has said what that means for its passages. */
	stands(code: Code): boolean {
		const before = this.#before[code.guid];
		return before !== undefined && rules.some((rule) => before[rule] !== code[rule]);
	}

	/** Takes the offer away: the passages are right as they are. */
	dismiss(guid: Guid): void {
		this.#before = Object.fromEntries(Object.entries(this.#before).filter(([code]) => code !== guid));
	}

	/** Puts the passages coded before into the code's queue. */
	async open(guid: Guid): Promise<void> {
		await session().settle();
		const before = this.#before[guid];
		if (!before) return;
		const done = await session().run({
			type: 'recheck.open',
			guid: crypto.randomUUID(),
			code: guid,
			before
		});
		if (!done.ok) return;
		this.dismiss(guid);
		session().tell(say(done.value.line.key, done.value.line.values));
	}
}

/** The offers of this window. */
export const ruleOffers = new RuleOffers();
