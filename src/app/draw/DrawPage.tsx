import { useCallback, useState } from 'react';
import type { Digit } from '../../contract';
import { useMessages } from '../i18n';
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
import { WritingLayout } from '../writing/WritingLayout';
import { countsOf, digitShown, lessonsOf } from './counting';
import styles from './DrawPage.module.css';
import { FirstSheet, useFirstSheet } from './FirstSheet';
import { ModelView } from './ModelView';

const importCells = () => import('./CellGrid');

/** Reads a drawn digit; the user can say which one was meant. */
export function DrawPage() {
  const messages = useMessages();
  const { drawing, view } = useDigitDrawing();
  const { next, note } = useFinishing(drawing, view, { countsOf, lessonsOf, textOf: digitShown });
  const { part, failed: cellsFailed, load: loadCells } = useOnDemand(importCells);
  const [byKeys, setByKeys] = useState(false);
  const cells = byKeys ? part : null;
  const isFirstSheet = useFirstSheet(view.hasInk);
  const mark = useCallback((digit: Digit | null) => drawing.mark(digit), [drawing]);
  const { label, reading } = view;
  const text = reading && digitShown({ reading, label });
  return (
    <WritingLayout
      title={<PageTitle text={messages.draw.title} />}
      reading={<ReadingCard drawing={drawing} view={view} idleText={note ?? messages.reading.empty} />}
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
      more={<LazySessionCard />}
    />
  );
}
