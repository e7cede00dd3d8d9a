import { expect } from 'vitest';
import { openSqlite, openStore } from '../../src/server/store';
import { EVERYTHING, exactSums } from './store-harness';

/** The day after the one that is released. */
export const TUESDAY = '2026-11-17';
/** So little noise that the day is not thin. */
export const RULE = { epsilon: 20, models: ['m5'] };

/**
 * In what a killed release left in a folder, the day is released wholly or not at all; the next
 * release gives the whole of it, or leaves what there is. Gives whether it was released.
 */
export async function expectWholeOrNothing(folder: string): Promise<boolean> {
  const database = openSqlite(folder);
  const store = await openStore(database);
  const before = await store.released(EVERYTHING);
  const isReleased = before.length > 0;
  const exact = async () => Object.keys(await exactSums(database)).length;
  expect([before.length, await exact()]).toEqual(isReleased ? [12, 0] : [0, 11]);
  await store.releaseNoisy(TUESDAY, RULE);
  const after = await store.released(EVERYTHING);
  expect([after.length, await exact()]).toEqual([12, 0]);
  if (isReleased) expect(after).toEqual(before);
  await store.close();
  return isReleased;
}
