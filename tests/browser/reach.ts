/** What nobody can get at in a page as it is drawn. */
import type { Page } from '@playwright/test';

/**
 * Controls and headings that no scrolling brings into view, and whatever is scrolled sideways though it holds no table, figure
 * or board, which alone need both directions (WCAG 1.4.10); each as the start of its HTML.
 */
export function outOfReach(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const spread = ':is(table, figure, svg, [role=grid], [role=table], [role=img], [role=application])';
		const isScrolled = (overflow: string): boolean => /auto|scroll/.test(overflow);
		const faults = new Set<string>();
		const note = (fault: string, { outerHTML }: Element): void =>
			void faults.add(`${fault}: ${outerHTML.slice(0, 160)}`);

		function look(control: Element): void {
			const { left, right, top, bottom } = control.getBoundingClientRect();
			const box = { left, right, top, bottom };
			for (let around = control.parentElement; around; around = around.parentElement) {
				const { overflowX, overflowY, position } = getComputedStyle(around);
				const edge = around.getBoundingClientRect();
				if (isScrolled(overflowX)) [box.left, box.right] = [edge.left, edge.right];
				else if (overflowX !== 'visible' && (box.left < edge.left - 2 || box.right > edge.right + 2))
					return note('cut off', control);
				if (isScrolled(overflowY)) [box.top, box.bottom] = [edge.top, edge.bottom];
				else if (overflowY !== 'visible' && (box.top < edge.top - 2 || box.bottom > edge.bottom + 2))
					return note('cut off', control);
				if (position === 'fixed') break;
			}
			if (box.left < -2 || box.top < -2 || box.right > innerWidth + 2 || box.bottom > innerHeight + 2)
				note('beyond the window', control);
		}

		for (const control of document.querySelectorAll('a[href], button, input, select, textarea, h1, h2, h3'))
			if (control.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) look(control);
		for (const one of document.querySelectorAll('body *')) {
			const isWide = one.scrollWidth > one.clientWidth + 1 && isScrolled(getComputedStyle(one).overflowX);
			if (isWide && !one.matches(`${spread}, ${spread} *, :has(> ${spread})`)) note('scrolled sideways', one);
		}
		return [...faults];
	});
}
