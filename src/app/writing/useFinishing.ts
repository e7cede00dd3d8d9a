import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { CountOutcome } from '../../telemetry';
import { useMessages } from '../i18n';
import type { Lesson } from '../reader/lesson';
import { useRecognizer } from '../reader/useRecognizer';
import { useReadingsBeforeAsking } from '../sharing/asking';
import { type Count, useCount } from '../sharing/useCount';
import type { Drawing, DrawingView, Finished, LabelledReading } from './drawing';
import { sessionReadings } from './session-readings';

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
 * Counts each finished drawing, learns from it, and adds it to the readings of this session.
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
  const recognizer = useRecognizer();
  const count = useCount();
  const [result, setResult] = useState<CountOutcome | null>(null);
  const finishReading = useReadingsBeforeAsking(view);
  const newest = useRef<Promise<Finished<R, L>> | null>(null);
  // The first stroke of the next drawing removes the note for good.
  if (view.hasInk && result !== null) setResult(null);

  const finish = async (reading: Promise<Finished<R, L>> | null) => {
    if (!reading) return;
    newest.current = reading;
    setResult(null);
    const isRead = finishReading();
    const finished = await reading;
    isRead();
    for (const { reading, meant, said } of lessonsOf(finished)) recognizer.learn(reading, meant, said);
    // Not in the task of the click, which is long enough on a phone.
    await new Promise((resolve) => setTimeout(resolve));
    sessionReadings.add(textOf(finished), finished.strokes);
    const { outcome } = await count(countsOf(finished));
    if (newest.current === reading) setResult(outcome);
  };

  // Going to another page finishes a labelled drawing. Closing the tab does not: the browser would
  // not wait for the count.
  const onLeave = useEffectEvent(() => void finish(drawing.leave()));
  useEffect(() => () => onLeave(), []);

  const notes = {
    counted: messages.counted,
    full: messages.notCountedFull,
    failed: messages.notCountedError,
    off: null,
  };
  return { next: () => void finish(drawing.finish()), note: result && notes[result] };
}
