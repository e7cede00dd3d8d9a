import { readFileSync } from 'node:fs';
import type { Drawing } from './page-figures';

/** The drawn digits of the tests, 0 to 9. */
export function drawnDigits(): Drawing[] {
  const drawn: Record<string, number[][]> = JSON.parse(
    readFileSync(new URL('../../test/fixtures/digits.json', import.meta.url), 'utf8'),
  );
  return Object.values(drawn);
}
