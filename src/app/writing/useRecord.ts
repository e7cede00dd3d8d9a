import type { CountOutcome } from '../../telemetry';
import type { Lesson } from '../reader/lesson';
import { useRecognizer } from '../reader/useRecognizer';
import { type Count, type Counted, useCount } from '../sharing/useCount';
import type { Finished } from './drawing';

/** Drawings that came back though their counts stay: they are not counted again. */
const countedForGood = new WeakMap<object, Promise<boolean>>();

const NOTHING_COUNTED: Counted = { outcome: 'off', receipts: [] };

/**
 * Counts a finished drawing and learns from it; takes both back where undo brings the drawing back.
 * What was sealed in a report meanwhile stays counted, and is never counted again.
 */
export function useRecord() {
  const recognizer = useRecognizer();
  const { count, takeBack } = useCount();
  return async (
    { sheet, undone }: Pick<Finished<unknown, unknown>, 'sheet' | 'undone'>,
    counts: readonly Count[],
    lessons: readonly Lesson[],
  ): Promise<CountOutcome> => {
    if (undone.aborted) return 'off';
    for (const { reading, meant, said } of lessons) recognizer.learn(reading, meant, said);
    const before = countedForGood.get(sheet) ?? Promise.resolve(false);
    const counting = countLater(before, () => (undone.aborted ? NOTHING_COUNTED : count(counts)));
    undone.addEventListener('abort', () => {
      for (const { reading } of lessons) recognizer.unlearn(reading);
      countedForGood.set(sheet, staysCounted(before, counting, takeBack));
    });
    return (await counting).outcome;
  };
}

/** Not in the task of the click, which is long enough on a phone. */
async function countLater(
  isCounted: Promise<boolean>,
  count: () => Counted | Promise<Counted>,
): Promise<Counted> {
  await new Promise((resolve) => setTimeout(resolve));
  return (await isCounted) ? NOTHING_COUNTED : count();
}

/** Takes a count back. Returns whether the drawing stays counted. */
async function staysCounted(
  before: Promise<boolean>,
  counting: Promise<Counted>,
  takeBack: (counted: Counted) => Promise<boolean>,
): Promise<boolean> {
  return (await before) || !(await takeBack(await counting));
}
