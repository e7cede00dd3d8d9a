import { useCallback, useState } from 'react';
import type { CountOutcome } from '../../telemetry';
import { useMessages } from '../i18n';
import { useCount } from '../services/useCount';
import { useLeaving } from '../ui/useLeaving';
import type { Count } from './counting';
import type { Drawing, Finished, Outcome } from './drawing';
import { sessionReadings } from './session-readings';

/**
 * Counts each drawing that the user is done with, and keeps it among the readings of this session.
 *
 * @param countsOf what a finished drawing adds to the tally; the same function at every call
 * @param textOf what it was in the end, `null` where nobody is sure; the same function, too
 * @returns the way to go on, and what to say about the drawing before (`null`: nothing)
 */
export function useFinishing<R, L>(
  drawing: Drawing<R, L>,
  countsOf: (finished: Outcome<R, L>) => readonly Count[],
  textOf: (finished: Outcome<R, L>) => string | null,
): { readonly next: () => void; readonly note: string | null } {
  const messages = useMessages().draw;
  const count = useCount();
  const [result, setResult] = useState<CountOutcome | null>(null);

  const finish = useCallback(
    async (finished: Finished<R, L> | null) => {
      if (!finished) return;
      sessionReadings.add(textOf(finished), finished.strokes);
      setResult(null);
      setResult(await count(countsOf(finished)));
    },
    [count, countsOf, textOf],
  );

  // Who says what was meant and then goes to another page has finished that reading; unlabelled ink is thrown away. A
  // closed tab throws away both: the browser would not wait for the count.
  useLeaving(() => void finish(drawing.leave()));

  const notes = {
    counted: messages.counted,
    full: messages.notCountedFull,
    failed: messages.notCountedError,
    off: null,
  };
  // Not in the task of the click, which a phone is busy enough with.
  const next = () => void setTimeout(() => void drawing.finish().then(finish));
  return { next, note: result && notes[result] };
}
