import { useState } from 'react';
import type { CountOutcome } from '../../telemetry';
import { usePageMessages } from '../i18n';
import { digitRead } from '../reader/digit-read';
import { SharingQuestion } from '../sharing/SharingQuestion';
import { useStore } from '../store';
import { Button } from '../ui/Button';
import { DrawingDesk } from '../writing/DrawingDesk';
import type { Strokes } from '../writing/history';
import { ReadingCard } from '../writing/ReadingCard';
import { useDigitDrawing } from '../writing/useDrawing';
import { useRecord } from '../writing/useRecord';
import { useRest } from '../writing/useRest';
import { WritingLayout } from '../writing/WritingLayout';
import styles from './PracticePage.module.css';
import { ResultLine } from './ResultLine';
import { RoundResult } from './RoundResult';
import {
  addReading,
  isFinished,
  isRight,
  isWritten,
  missesAgain,
  newRound,
  promptOf,
  type Result,
  streaksOf,
  takeBack,
  write,
} from './round';
import { changeRound, rounds } from './rounds';
import { TallyProgress } from './TallyProgress';

/** Shortest streak that is mentioned. */
const LEAST_STREAK = 3;

/** Rounds of prompted digits. What is read as asked goes on by itself. */
export function PracticePage() {
  const { practice: messages, draw } = usePageMessages();
  const { drawing, view } = useDigitDrawing('practice');
  const record = useRecord();
  const round = useStore(rounds);
  const [counted, setCounted] = useState<CountOutcome | null>(null);
  /** The ink on the sheet that the pen has rested on. */
  const [rested, setRested] = useState<Strokes | null>(null);
  /** How many results the user has seen: the first stroke takes the verdict away. */
  const [seen, setSeen] = useState(round.results.length);
  if (view.hasInk && seen !== round.results.length) setSeen(round.results.length);
  const prompt = promptOf(round);

  const next = async () => {
    const reading = isWritten(rounds.get()) ? null : drawing.finish(() => changeRound(takeBack));
    if (!reading) return;
    const prompt = promptOf(rounds.get());
    changeRound(write);
    const finished = await reading;
    if (finished.undone.aborted) return;
    const read = digitRead(finished.reading);
    // Another digit than asked for may be a slip of the pen, which nobody should learn.
    const lessons = read === prompt ? [{ reading: finished.reading, meant: prompt, said: false }] : [];
    const counting = record(finished, [{ kind: 'attempt', read, meant: prompt }], lessons);
    changeRound((current) =>
      addReading(current, { read, guess: finished.reading.digit, strokes: finished.strokes }),
    );
    setCounted(await counting);
  };

  const { reading, strokes, unread, hasInk } = view;
  const drawn: Result | null =
    reading && hasInk && !unread ? { prompt, read: digitRead(reading), guess: reading.digit, strokes } : null;
  useRest(view, drawn && String(drawn.read), () => {
    if (drawn && isRight(drawn)) void next();
    else setRested(strokes);
  });

  /** A slip of the pen: it is not counted, and the digit is asked for again. */
  const undoMistake = () => {
    if (!hasInk) drawing.undo();
    drawing.clear();
  };

  if (isFinished(round)) {
    const begin = (next: typeof round) => {
      drawing.discard();
      rounds.set(next);
    };
    return (
      <>
        <SharingQuestion />
        <RoundResult
          round={round}
          onNewRound={() => begin(newRound(Math.random, round))}
          onMissesAgain={() => begin(missesAgain(round))}
        />
      </>
    );
  }
  const last = round.results.length > seen ? round.results.at(-1) : undefined;
  const verdict = drawn && rested === strokes ? drawn : hasInk ? undefined : last;
  const isMiss = verdict !== undefined && !isRight(verdict);
  const { current, best } = streaksOf(round);
  return (
    <WritingLayout
      title={
        <div className={styles.title}>
          <h1>{messages.title(prompt)}</h1>
          <TallyProgress round={round} />
        </div>
      }
      reading={<ReadingCard drawing={drawing} view={view} idleText={messages.idle(prompt)} />}
      desk={<DrawingDesk drawing={drawing} view={view} onNext={() => void next()} />}
      extra={
        <div className={styles.last} aria-live="polite">
          {counted === 'full' && <p className="soft">{draw.notCountedFull}</p>}
          {counted === 'failed' && <p className="soft">{draw.notCountedError}</p>}
          {verdict ? <ResultLine result={verdict} /> : <p className="soft">{messages.lead}</p>}
          {isMiss && (
            <Button className={styles.mistake} onClick={undoMistake}>
              {messages.mistake}
            </Button>
          )}
          {best >= LEAST_STREAK && !isMiss && (
            <p className={styles.run}>
              {current >= LEAST_STREAK && messages.run(current)} {best > current && messages.longestRun(best)}
            </p>
          )}
        </div>
      }
    />
  );
}
