import { afterAll, afterEach, beforeAll, describe, test } from 'vitest';
import { type BreakablePostgres, breakablePostgres, HOW_IT_BREAKS } from './breakable-postgres';
import { cleanUp } from './harness';
import { breakUnderLoad } from './restart';

let postgres: BreakablePostgres | null;
beforeAll(async () => {
  postgres = await breakablePostgres();
});
afterEach(cleanUp);
afterAll(() => postgres?.drop());

describe(`under load ${HOW_IT_BREAKS}`, () => {
  test.for([1, 2])(
    '%i server processes answer 503 meanwhile, go on without a restart, and count each report once',
    async (processes, context) => {
      if (!postgres) return context.skip('PGlite lives in this process only');
      await breakUnderLoad(postgres, { processes, rounds: 1 });
    },
  );
});
