import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type * as FastCheck from 'fast-check';
import { expect, it, vi } from 'vitest';

/** How many times as many cases as in `npm test`, of fresh seeds. */
const TIMES = 20;
const ROOMS = ['app', 'cli', 'contract', 'dashboard', 'ink', 'model', 'recognizer', 'statistics'];

vi.mock('fast-check', async (original) => {
  const fc = (await original<typeof FastCheck>()).default;
  const assert = ((property, { numRuns = 100, ...others } = {}) =>
    fc.assert(property, { ...others, numRuns: TIMES * numRuns })) as typeof fc.assert;
  return { default: { ...fc, assert } };
});

const files = ROOMS.flatMap((room) => {
  const folder = resolve(import.meta.dirname, '..', room);
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.test.ts')).map((name) => join(folder, name));
}).filter((file) => readFileSync(file, 'utf8').includes('fc.assert('));

it('there are properties', () => expect(files.length).toBeGreaterThan(20));

for (const file of files) await import(file);
