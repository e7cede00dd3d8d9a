import { useCallback, useEffect, useState } from 'react';
import type { Digit } from '../../contract';
import { useMessages } from '../i18n';
import { digitRead } from '../reader/digit-read';
import { useRecognizerStatus } from '../reader/useRecognizer';
import { Store, useStore } from '../store';
import { OnDemand } from '../ui/on-demand';
import { PageTitle } from '../ui/PageTitle';
import { DigitKeys } from '../writing/DigitKeys';
import { DrawingDesk } from '../writing/DrawingDesk';
import type { SheetSize } from '../writing/InkCanvas';
import { LazySessionStrip } from '../writing/LazySessionStrip';
import { ReadingCard } from '../writing/ReadingCard';
import { prefersStill } from '../writing/reduced-motion';
import { useDigitDrawing } from '../writing/useDrawing';
import { useFinishing } from '../writing/useFinishing';
import { useRest } from '../writing/useRest';
import { WritingLayout } from '../writing/WritingLayout';
import type { Gone } from './Becoming';
import { countsOf, digitShown, lessonsOf } from './counting';
import type { OnSheet } from './DrawMenu';
import styles from './DrawPage.module.css';
import { FirstSheet, useFirstSheet } from './FirstSheet';

/** Whether sure digits go on by themselves. In memory only. */
const continuousWriting = new Store(false);

const extrasOnDemand = new OnDemand(() => import('./extras'));
/** What can lie on the sheet. */
const ON_SHEET = {
  cells: new OnDemand(() => import('./CellGrid')),
  pixels: new OnDemand(async () => (await import('./PixelView')).PixelView),
};

/** Reads a drawn digit; the user can say which one was meant. */
export function DrawPage() {
  const messages = useMessages();
  const { drawing, view } = useDigitDrawing('draw');
  const { next: finish, note } = useFinishing(drawing, view, { countsOf, lessonsOf, textOf: digitShown });
  const { part: extras } = useStore(extrasOnDemand);
  const { state } = useRecognizerStatus();
  const readerIsDone = state === 'ready' || state === 'failed';
  // After the reader, so that they do not compete with it for the network.
  useEffect(() => {
    if (readerIsDone) void extrasOnDemand.load();
  }, [readerIsDone]);
  const [onSheet, setOnSheet] = useState<OnSheet>(null);
  const cells = useStore(ON_SHEET.cells);
  const pixels = useStore(ON_SHEET.pixels);
  const put = (next: OnSheet) => {
    setOnSheet(next);
    if (next) void ON_SHEET[next].load();
  };
  // There is nothing to see on an empty sheet.
  if (onSheet === 'pixels' && !view.hasInk) setOnSheet(null);
  const isFirstSheet = useFirstSheet(view.hasInk);
  const mark = useCallback((digit: Digit | null) => drawing.mark(digit), [drawing]);
  const [thrownAway, setThrownAway] = useState(false);
  if (thrownAway && view.hasInk) setThrownAway(false);
  const reject = useCallback(() => {
    drawing.clear();
    setThrownAway(true);
  }, [drawing]);
  const { label, reading } = view;
  const text = reading && digitShown({ reading, label });
  const [gone, setGone] = useState<Gone | null>(null);
  const next = () => {
    if (text !== null && !view.unread && !prefersStill()) setGone({ strokes: view.strokes, text });
    finish();
  };
  const continuous = useStore(continuousWriting);
  const isKnown = reading !== null && !view.unread && (label ?? digitRead(reading)) !== null;
  useRest(view, continuous && isKnown ? String(label) : null, next);
  const idleText = continuous ? messages.draw.continuousHint : messages.reading.empty;
  const keysNote = () => {
    if (label !== null) return label === reading?.digit ? '' : messages.draw.marked(label);
    return reading && !reading.accepted ? messages.draw.tellWhich : messages.draw.meantHint;
  };
  const overlay = (size: SheetSize) => {
    if (onSheet === 'cells' && cells.part) {
      return <cells.part.CellGrid drawing={drawing} strokes={view.strokes} size={size} />;
    }
    if (onSheet === 'pixels' && pixels.part) {
      return <pixels.part strokes={view.strokes} onClose={() => setOnSheet(null)} />;
    }
    return gone && extras && <extras.Becoming gone={gone} size={size} onEnd={() => setGone(null)} />;
  };
  return (
    <WritingLayout
      title={
        <div className={styles.title}>
          <PageTitle text={messages.draw.title} />
          {extras && (
            <extras.DrawMenu
              text={text}
              hasInk={view.hasInk}
              onSheet={onSheet}
              onPut={put}
              continuous={continuous}
              onContinuous={(next) => continuousWriting.set(next)}
            />
          )}
        </div>
      }
      reading={
        <ReadingCard
          drawing={drawing}
          view={view}
          idleText={thrownAway ? messages.draw.thrownAway : (note ?? idleText)}
          onPick={mark}
        />
      }
      desk={
        <DrawingDesk
          drawing={drawing}
          view={view}
          onNext={next}
          intro={isFirstSheet && <FirstSheet />}
          overlay={overlay}
        />
      }
      session={<LazySessionStrip />}
      extra={
        <>
          <DigitKeys
            picked={label}
            disabled={!view.hasInk}
            quiet={reading?.accepted === true && label === null}
            note={keysNote()}
            onPick={mark}
            onReject={reject}
          />
          {onSheet === 'cells' && cells.part && <cells.part.CellGridHelp />}
          {onSheet && { cells, pixels }[onSheet].failed && <p className="note">{messages.draw.partFailed}</p>}
        </>
      }
    />
  );
}
