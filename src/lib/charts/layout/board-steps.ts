/** Which card is next to another one in a direction. */
import type { PlacedCard } from './board.ts';

/** One step, −1, 0 or 1 along each axis. */
export type Step = { readonly x: -1 | 0 | 1; readonly y: -1 | 0 | 1 };

/** The steps of the arrow keys. */
export const arrowSteps: Readonly<Record<string, Step>> = {
	ArrowLeft: { x: -1, y: 0 },
	ArrowRight: { x: 1, y: 0 },
	ArrowUp: { x: 0, y: -1 },
	ArrowDown: { x: 0, y: 1 }
};

/** What lies aside counts so much more than what lies ahead. */
const aside = 3;

/** The nearest card in a direction; undefined where there is none, or where `from` is not among the cards. */
export function cardBeside(cards: readonly PlacedCard[], from: string, step: Step): PlacedCard | undefined {
	const start = cards.find(({ item }) => item === from);
	if (!start) return undefined;
	let nearest: PlacedCard | undefined;
	let least = Infinity;
	for (const card of cards) {
		const [dx, dy] = [middleX(card) - middleX(start), middleY(card) - middleY(start)];
		const ahead = dx * step.x + dy * step.y;
		const distance = ahead + aside * Math.abs(step.x ? dy : dx);
		if (card === start || ahead <= 0 || distance >= least) continue;
		nearest = card;
		least = distance;
	}
	return nearest;
}

const middleX = ({ x, width }: PlacedCard): number => x + width / 2;
const middleY = ({ y, height }: PlacedCard): number => y + height / 2;
