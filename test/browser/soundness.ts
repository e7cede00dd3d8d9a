import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { expect } from 'vitest';
import type { AppPage } from './app-page';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

async function violations(app: AppPage): Promise<string[]> {
  await app.page.evaluate(AXE);
  const results = (await app.page.evaluate('axe.run()')) as AxeResults;
  return results.violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`,
  );
}

/** How far the page can be scrolled sideways, in CSS pixels. */
export function sidewaysRoom(app: AppPage): Promise<number> {
  return app.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** Nothing for axe to find, and nothing wider than the screen. */
export async function expectSound(app: AppPage): Promise<void> {
  expect(await violations(app)).toEqual([]);
  expect(await sidewaysRoom(app)).toBe(0);
}
