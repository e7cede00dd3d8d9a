import { useCallback, useState } from 'react';
import type { Digit } from '../../contract';
import type { Reading } from '../../recognizer';
import { CopyActions } from '../drawing/CopyActions';
import { countsOf, digitShown } from '../drawing/counting';
import { DigitKeys } from '../drawing/DigitKeys';
import { DrawingDesk } from '../drawing/DrawingDesk';
import type { Outcome } from '../drawing/drawing';
import { ModelView } from '../drawing/ModelView';
import { ReadingCard } from '../drawing/ReadingCard';
import { SessionPlace } from '../drawing/SessionPlace';
import { useDigitDrawing } from '../drawing/useDrawing';
import { useFinishing } from '../drawing/useFinishing';
import { useMessages } from '../i18n';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import { useOnDemand } from '../ui/useOnDemand';
import styles from './DrawPage.module.css';
import { PageTitle } from './PageTitle';
import { WritingLayout } from './WritingLayout';

const importCells = () => import('../drawing/CellGrid');

const textOf = ({ reading, label }: Outcome<Reading, Digit>) => digitShown(reading, label);

/** Draw a digit and see it read; say which one was meant where it was read wrong. */
export function DrawPage() {
  const messages = useMessages();
  const { drawing, view } = useDigitDrawing();
  const { next, note } = useFinishing(drawing, view, countsOf, textOf);
  const { part, failed: cellsFailed, load: loadCells } = useOnDemand(importCells);
  const [byKeys, setByKeys] = useState(false);
  const cells = byKeys ? part : null;
  const mark = useCallback((digit: Digit | null) => drawing.mark(digit), [drawing]);
  const { label, reading } = view;
  const text = reading && digitShown(reading, label);
  return (
    <WritingLayout
      title={<PageTitle text={messages.draw.title} />}
      reading={<ReadingCard drawing={drawing} view={view} idleText={note ?? messages.reading.empty} />}
      desk={
        <DrawingDesk
          drawing={drawing}
          view={view}
          onNext={next}
          overlay={(size) => cells && <cells.CellGrid drawing={drawing} strokes={view.strokes} size={size} />}
        />
      }
      extra={
        <div className={styles.extra}>
          <DigitKeys
            picked={label}
            disabled={!view.hasInk}
            note={label === null ? messages.draw.meantHint : messages.draw.marked(label)}
            onPick={mark}
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
            {cells ? <cells.CellGridHelp /> : byKeys && cellsFailed && <p>{messages.draw.partFailed}</p>}
            <CopyActions text={text} />
          </div>
        </div>
      }
      more={<SessionPlace />}
    />
  );
}
