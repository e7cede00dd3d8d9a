import { test } from 'vitest';
import { EXAMPLES } from './examples';
import { checkHistories } from './histories';

test('any history: each counted attempt is in the tally, in one report, or dropped by a stated rule; off is silent', () =>
  checkHistories(50, EXAMPLES));
