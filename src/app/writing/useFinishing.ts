import { useRef, useState } from 'react';
import type { CountOutcome } from '../../telemetry';
import { useMessages } from '../i18n';
import type { Lesson } from '../reader/lesson';
import { useReadingsBeforeAsking } from '../sharing/asking';
import type { Count } from '../sharing/useCount';
import type { Drawing, DrawingView, Finished, LabelledReading } from './drawing';
import { sessionReadings } from './session-readings';
import { useRecord } from './useRecord';

/** What becomes of a finished drawing. */
interface Outcome<R, L> {
  /** What it adds to the tally. */
  readonly countsOf: (finished: LabelledReading<R, L>) => readonly Count[];
  /** What the reader learns of it. */
  readonly lessonsOf: (finished: LabelledReading<R, L>) => readonly Lesson[];
  /** Its final digit or number, `null` where it is unknown. */
  readonly textOf: (finished: LabelledReading<R, L>) => string | null;
}

/**
 * Counts each finished drawing, learns from it, and adds it to the readings of this session; and
 * takes that back where undo brings the drawing back.
 *
 * @returns `next` finishes the drawing; `note` is about the drawing before, until the next begins
 *   (`null`: nothing to say)
 */
export function useFinishing<R, L>(
  drawing: Drawing<R, L>,
  view: DrawingView<R, L>,
  { countsOf, lessonsOf, textOf }: Outcome<R, L>,
): { readonly next: () => void; readonly note: string | null } {
  const messages = useMessages().draw;
  const record = useRecord();
  const [result, setResult] = useState<CountOutcome | null>(null);
  const finishReading = useReadingsBeforeAsking(view);
  const newest = useRef<Promise<Finished<R, L>> | null>(null);
  // The first stroke of the next drawing removes the note for good.
  if (view.hasInk && result !== null) setResult(null);

  const next = async () => {
    const reading = drawing.finish();
    if (!reading) return;
    newest.current = reading;
    setResult(null);
    const isRead = finishReading();
    const finished = await reading;
    const { undone } = finished;
    if (undone.aborted) return;
    isRead();
    const counting = record(finished, countsOf(finished), lessonsOf(finished));
    // Not in the task of the click.
    await new Promise((resolve) => setTimeout(resolve));
    if (!undone.aborted) {
      const listed = sessionReadings.add(textOf(finished), finished.strokes);
      undone.addEventListener('abort', () => sessionReadings.remove(listed));
    }
    const outcome = await counting;
    if (newest.current === reading && !undone.aborted) setResult(outcome);
  };

  const notes = {
    counted: messages.counted,
    full: messages.notCountedFull,
    failed: messages.notCountedError,
    off: null,
  };
  return { next: () => void next(), note: result && notes[result] };
}
