import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { addDays } from '../../src/server/calendar';
import { openSqlite, openStore } from '../../src/server/store';
import { cleanUp, temporaryFolder } from './harness';
import { makeReport } from './reports';
import { EVERYTHING, exactSums, MONDAY } from './store-harness';

afterEach(cleanUp);
const TUESDAY = addDays(MONDAY, 1);

/** Releases in a process that is killed after so many statements; `false` when it got to the end. */
async function releaseKilled(folder: string, statements: number): Promise<boolean> {
  const script = 'test/server/release-killed.ts';
  const child = spawn(process.execPath, ['--import', 'tsx', script, folder, TUESDAY, String(statements)], {
    stdio: 'inherit',
  });
  const [, signal] = await once(child, 'exit');
  return signal === 'SIGKILL';
}

test('a release killed after any statement is done wholly or not at all, and once', async () => {
  const folder = await temporaryFolder();
  let killed = 0;
  let isReleased = false;
  while (!isReleased) {
    const before = await openStore(openSqlite(folder));
    if (killed === 0)
      await before.addReports(
        Array.from({ length: 200 }, () => makeReport()),
        MONDAY,
      );
    await before.close();
    const wasKilled = await releaseKilled(folder, killed + 1);
    const database = openSqlite(folder);
    const after = await openStore(database);
    const released = await after.released(EVERYTHING);
    const exact = Object.keys(await exactSums(database)).length;
    expect([released.length, exact]).toEqual(released.length > 0 ? [12, 0] : [0, 11]);
    isReleased = released.length > 0;
    if (isReleased) {
      await after.releaseNoisy(TUESDAY, { epsilon: 20, models: ['m1'] });
      expect(await after.released(EVERYTHING)).toEqual(released);
    } else expect(wasKilled).toBe(true);
    await after.close();
    killed++;
  }
  expect(killed).toBeGreaterThan(8);
});
