import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { RunOptions } from 'axe-core';
import type { Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { AppPage } from './app-page';
import { crampedTexts } from './cramped-texts';

/** In the page, once `AXE` has run there. */
declare const axe: typeof import('axe-core');

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The rules of axe about colours, as it runs them by default: all that another theme changes. */
const COLOUR_RULES: RunOptions = { runOnly: ['color-contrast', 'link-in-text-block'] };

/** What axe finds, in words: they are made in the page, as its whole answer is long. */
async function violations(app: AppPage, rules: RunOptions): Promise<string[]> {
  // Once a document: it is half a megabyte.
  if (!(await app.page.evaluate("'axe' in globalThis"))) await app.page.evaluate(AXE);
  return await app.page.evaluate(async (options) => {
    const found = await axe.run({ resultTypes: ['violations'], ...options });
    return found.violations.map(({ id, nodes }) => {
      const places = nodes.map(({ target, failureSummary }) => `${target.join(' ')} (${failureSummary})`);
      return `${id}: ${places.join(', ')}`;
    });
  }, rules);
}

/** How far the page can be scrolled sideways, in CSS pixels. */
export function sidewaysRoom(app: AppPage): Promise<number> {
  return app.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Every text can be read, and nothing is wider than the screen. */
export async function expectRoomy(app: AppPage): Promise<void> {
  expect(await crampedTexts(app.page)).toEqual([]);
  expect(await sidewaysRoom(app)).toBe(0);
}

/** Two things on the screen do not overlap. */
export async function expectClearOf(one: Locator, other: Locator): Promise<void> {
  const [a, b] = [await one.boundingBox(), await other.boundingBox()];
  if (!a || !b) throw new Error('one of the two is not on the screen');
  const beside = a.x + a.width <= b.x || b.x + b.width <= a.x;
  const above = a.y + a.height <= b.y || b.y + b.height <= a.y;
  expect(beside || above, JSON.stringify([a, b])).toBe(true);
}

/** Nothing for axe to find. */
export async function expectAccessible(app: AppPage): Promise<void> {
  expect(await violations(app, {})).toEqual([]);
}

/** Nothing for axe to find in the colours, where all else has been looked at in another theme. */
export async function expectColoursAccessible(app: AppPage): Promise<void> {
  expect(await violations(app, COLOUR_RULES)).toEqual([]);
}

/** Nothing for axe to find, and room for every text. */
export async function expectSound(app: AppPage): Promise<void> {
  await expectAccessible(app);
  await expectRoomy(app);
}
