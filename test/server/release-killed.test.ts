import { afterEach, expect, test } from 'vitest';
import { openSqlite, openStore } from '../../src/server/store';
import { crashesOf } from './crashes';
import { cleanUp, temporaryFolder } from './harness';
import { expectWholeOrNothing, RULE, TUESDAY } from './release-killed';
import { makeReport } from './reports';
import { MONDAY } from './store-harness';

afterEach(cleanUp);

test('a release that ends after any statement is done wholly or not at all, and once', async () => {
  const folder = await temporaryFolder();
  const store = await openStore(openSqlite(folder));
  const reports = Array.from({ length: 200 }, () => makeReport());
  await store.addReports(reports, MONDAY);
  await store.close();
  const outcomes = [];
  const places = await crashesOf(folder, async (database) => {
    const killed = await openStore(database);
    await killed.releaseNoisy(TUESDAY, RULE);
    await killed.close();
  });
  for (const place of places) {
    outcomes.push(await expectWholeOrNothing(place));
  }
  // Nothing was released until the commit, and all of it from there on.
  expect(outcomes).toEqual([...outcomes].sort());
  expect(outcomes.filter((isReleased) => !isReleased).length).toBeGreaterThan(8);
  expect(outcomes).toContain(true);
});
