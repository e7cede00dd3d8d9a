import { useState } from 'react';
import type { CountOutcome } from '../../telemetry';
import { useMessages } from '../i18n';
import { useMarkUnsavedWork } from '../pwa/unsaved-work';
import { digitRead } from '../reader/digit-read';
import { useRecognizer } from '../reader/useRecognizer';
import { SharingQuestion } from '../sharing/SharingQuestion';
import { useCount } from '../sharing/useCount';
import { DrawingDesk } from '../writing/DrawingDesk';
import { ReadingCard } from '../writing/ReadingCard';
import { useDigitDrawing } from '../writing/useDrawing';
import { WritingLayout } from '../writing/WritingLayout';
import styles from './PracticePage.module.css';
import { ResultLine } from './ResultLine';
import { RoundResult } from './RoundResult';
import { addReading, isFinished, isWritten, newRound, promptNext } from './round';
import { TallyProgress } from './TallyProgress';

/** Shortest run of correct digits that is mentioned. */
const LEAST_RUN = 3;

/** Rounds of ten prompted digits. */
export function PracticePage() {
  const { practice: messages, draw } = useMessages();
  const { drawing, view } = useDigitDrawing();
  const recognizer = useRecognizer();
  const count = useCount();
  const [counted, setCounted] = useState<CountOutcome | null>(null);
  const [round, setRound] = useState(() => newRound(Math.random));
  const begun = round.results.length + round.waiting.length > 0;
  useMarkUnsavedWork(begun && !isFinished(round));

  const next = async () => {
    const reading = isWritten(round) ? null : drawing.finish();
    if (!reading) return;
    const { prompt } = round;
    setRound((current) => promptNext(current, Math.random));
    const finished = await reading;
    const read = digitRead(finished.reading);
    // Another digit than asked for may be a slip of the pen, which nobody should learn.
    if (read === prompt) recognizer.learn(finished.reading, prompt, false);
    const guess = finished.reading.digit;
    setRound((current) => addReading(current, { read, guess, strokes: finished.strokes }));
    const { outcome } = await count([{ kind: 'attempt', read, meant: prompt }]);
    setCounted(outcome);
  };

  if (isFinished(round)) {
    return (
      <>
        <SharingQuestion />
        <RoundResult round={round} onNewRound={() => setRound(newRound(Math.random, round))} />
      </>
    );
  }
  const last = round.results.at(-1);
  return (
    <WritingLayout
      title={
        <div className={styles.title}>
          <h1>{messages.title(round.prompt)}</h1>
          <TallyProgress round={round} />
        </div>
      }
      reading={<ReadingCard drawing={drawing} view={view} idleText={messages.idle(round.prompt)} />}
      desk={<DrawingDesk drawing={drawing} view={view} onNext={() => void next()} />}
      extra={
        <div className={styles.last} aria-live="polite">
          {counted === 'full' && <p className="soft">{draw.notCountedFull}</p>}
          {counted === 'failed' && <p className="soft">{draw.notCountedError}</p>}
          {last ? <ResultLine result={last} /> : <p className="soft">{messages.lead}</p>}
          {round.run >= LEAST_RUN && <p className={styles.run}>{messages.run(round.run)}</p>}
        </div>
      }
    />
  );
}
