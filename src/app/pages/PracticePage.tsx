import { useState } from 'react';
import type { CountOutcome } from '../../telemetry';
import { countOfPractice, digitRead } from '../drawing/counting';
import { DrawingDesk } from '../drawing/DrawingDesk';
import { ReadingCard } from '../drawing/ReadingCard';
import { useDigitDrawing } from '../drawing/useDrawing';
import { useMessages, usePageMessages } from '../i18n';
import { ResultLine } from '../practice/ResultLine';
import { RoundResult } from '../practice/RoundResult';
import { goOn, isFinished, isWritten, newRound, noteReading } from '../practice/round';
import { TallyProgress } from '../practice/TallyProgress';
import { useMarkUnsavedWork } from '../services/unsaved-work';
import { useCount } from '../services/useCount';
import styles from './PracticePage.module.css';
import { WritingLayout } from './WritingLayout';

/** Fewest digits in a row that are worth a word. */
const LEAST_RUN = 3;

/** Rounds of ten prompted digits. */
export function PracticePage() {
  const messages = usePageMessages('practice');
  const { draw } = useMessages();
  const { drawing, view } = useDigitDrawing();
  const count = useCount();
  const [counted, setCounted] = useState<CountOutcome | null>(null);
  const [round, setRound] = useState(() => newRound(Math.random));
  const begun = round.results.length + round.waiting.length > 0;
  useMarkUnsavedWork(begun && !isFinished(round));

  const next = async () => {
    const reading = isWritten(round) ? null : drawing.finish();
    if (!reading) return;
    const { prompt } = round;
    setRound((current) => goOn(current, Math.random));
    const finished = await reading;
    const read = {
      read: digitRead(finished.reading),
      guess: finished.reading.digit,
      strokes: finished.strokes,
    };
    setRound((current) => noteReading(current, read));
    setCounted(await count([countOfPractice(finished.reading, prompt)]));
  };

  if (isFinished(round)) {
    return <RoundResult round={round} onNewRound={() => setRound(newRound(Math.random, round))} />;
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
          {counted === 'full' && <p className={styles.lead}>{draw.notCountedFull}</p>}
          {counted === 'failed' && <p className={styles.lead}>{draw.notCountedError}</p>}
          {last ? <ResultLine result={last} /> : <p className={styles.lead}>{messages.lead}</p>}
          {round.run >= LEAST_RUN && <p className={styles.run}>{messages.run(round.run)}</p>}
        </div>
      }
    />
  );
}
