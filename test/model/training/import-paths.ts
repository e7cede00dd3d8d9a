import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url));
export const FIXTURES = join(REPOSITORY, 'test/fixtures/import');

/**
 * Real ink beside the checkout, which is never part of the repository; `null`, said
 * aloud, where it is not.
 */
export function sharedData(): string | null {
  const folder = join(REPOSITORY, '../shared/data');
  if (existsSync(folder)) return folder;
  console.warn(`No real ink at ${folder}: the tests on it are skipped, those on own fixtures run.`);
  return null;
}
