import { useCallback, useState } from 'react';
import type { Digit } from '../../contract';
import { useMessages } from '../i18n';
import { digitRead } from '../reader/digit-read';
import { Store, useStore } from '../store';
import { Button } from '../ui/Button';
import { CopyActions } from '../ui/CopyActions';
import { Icon } from '../ui/icons';
import { PageTitle } from '../ui/PageTitle';
import { useOnDemand } from '../ui/useOnDemand';
import { DigitKeys } from '../writing/DigitKeys';
import { DrawingDesk } from '../writing/DrawingDesk';
import { LazySessionCard } from '../writing/LazySessionCard';
import { ReadingCard } from '../writing/ReadingCard';
import { useDigitDrawing } from '../writing/useDrawing';
import { useFinishing } from '../writing/useFinishing';
import { useRest } from '../writing/useRest';
import { WritingLayout } from '../writing/WritingLayout';
import { countsOf, digitShown, lessonsOf } from './counting';
import styles from './DrawPage.module.css';
import { FirstSheet, useFirstSheet } from './FirstSheet';
import { ModelView } from './ModelView';

/** Whether sure digits go on by themselves. In memory only. */
const continuousWriting = new Store(false);

const importCells = () => import('./CellGrid');

/** Reads a drawn digit; the user can say which one was meant. */
export function DrawPage() {
  const messages = useMessages();
  const { drawing, view } = useDigitDrawing('draw');
  const { next, note } = useFinishing(drawing, view, { countsOf, lessonsOf, textOf: digitShown });
  const { part, failed: cellsFailed, load: loadCells } = useOnDemand(importCells);
  const [byKeys, setByKeys] = useState(false);
  const cells = byKeys ? part : null;
  const isFirstSheet = useFirstSheet(view.hasInk);
  const mark = useCallback((digit: Digit | null) => drawing.mark(digit), [drawing]);
  const [thrownAway, setThrownAway] = useState(false);
  if (thrownAway && view.hasInk) setThrownAway(false);
  const reject = useCallback(() => {
    drawing.clear();
    setThrownAway(true);
  }, [drawing]);
  const { label, reading } = view;
  const continuous = useStore(continuousWriting);
  const isKnown = reading !== null && !view.unread && (label ?? digitRead(reading)) !== null;
  useRest(view, continuous && isKnown ? String(label) : null, next);
  const idleText = continuous ? messages.draw.continuousHint : messages.reading.empty;
  const text = reading && digitShown({ reading, label });
  const keysNote = () => {
    if (label !== null) return label === reading?.digit ? '' : messages.draw.marked(label);
    return reading && !reading.accepted ? messages.draw.tellWhich : messages.draw.meantHint;
  };
  return (
    <WritingLayout
      title={<PageTitle text={messages.draw.title} />}
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
          overlay={(size) => cells && <cells.CellGrid drawing={drawing} strokes={view.strokes} size={size} />}
        />
      }
      extra={
        <div className={styles.extra}>
          <DigitKeys
            picked={label}
            disabled={!view.hasInk}
            quiet={reading?.accepted === true && label === null}
            note={keysNote()}
            onPick={mark}
            onReject={reject}
          />
          <div className={styles.actions}>
            <ModelView strokes={view.strokes} />
            <Button
              aria-pressed={byKeys}
              onClick={() => {
                setByKeys(!byKeys);
                if (!byKeys && !part) loadCells();
              }}
            >
              <Icon name="keys" size={18} />
              <span className={styles.keysName}>{messages.draw.withKeys}</span>
            </Button>
            <Button
              role="switch"
              aria-checked={continuous}
              className={styles.switch}
              title={messages.draw.continuousHint}
              onClick={() => continuousWriting.set(!continuous)}
            >
              <Icon name="continuous" size={18} />
              <span className={styles.keysName}>{messages.draw.continuous}</span>
            </Button>
            {cells ? <cells.CellGridHelp /> : byKeys && cellsFailed && <p>{messages.draw.partFailed}</p>}
            <CopyActions text={text} />
          </div>
        </div>
      }
      more={<LazySessionCard />}
    />
  );
}
