import { useRef, useState } from 'react';
import type { CountOutcome } from '../../telemetry';
import { useMessages } from '../i18n';
import { useCount } from '../services/useCount';
import { useLeaving } from '../ui/useLeaving';
import type { Count } from './counting';
import type { Drawing, DrawingView, Finished, Outcome } from './drawing';
import { sessionReadings } from './session-readings';

/**
 * Counts each drawing that the user is done with, and keeps it among the readings of this session.
 *
 * @param countsOf what a finished drawing adds to the tally
 * @param textOf what it was in the end, `null` where nobody is sure
 * @returns the way to go on, and what to say about the drawing before until the next one begins (`null`: nothing)
 */
export function useFinishing<R, L>(
  drawing: Drawing<R, L>,
  view: DrawingView<R, L>,
  countsOf: (finished: Outcome<R, L>) => readonly Count[],
  textOf: (finished: Outcome<R, L>) => string | null,
): { readonly next: () => void; readonly note: string | null } {
  const messages = useMessages().draw;
  const count = useCount();
  const [result, setResult] = useState<CountOutcome | null>(null);
  const newest = useRef<Promise<Finished<R, L>> | null>(null);
  // The note is about the drawing before: it goes with the first stroke of the next one, for good.
  if (view.hasInk && result !== null) setResult(null);

  const finish = async (reading: Promise<Finished<R, L>> | null) => {
    if (!reading) return;
    newest.current = reading;
    setResult(null);
    const finished = await reading;
    // Not in the task of the click, which keeps a phone busy enough.
    await new Promise((resolve) => setTimeout(resolve));
    sessionReadings.add(textOf(finished), finished.strokes);
    const outcome = await count(countsOf(finished));
    if (newest.current === reading) setResult(outcome);
  };

  // A label finishes the reading when the user goes to another page; unlabelled ink is thrown away. A closed tab
  // throws away both: the browser would not wait for the count.
  useLeaving(() => void finish(drawing.leave()));

  const notes = {
    counted: messages.counted,
    full: messages.notCountedFull,
    failed: messages.notCountedError,
    off: null,
  };
  return { next: () => void finish(drawing.finish()), note: result && notes[result] };
}
