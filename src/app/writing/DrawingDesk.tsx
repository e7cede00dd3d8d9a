import { type ReactNode, useState } from 'react';
import { useMessages } from '../i18n';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import styles from './DrawingDesk.module.css';
import type { InkDrawing, InkView } from './drawing';
import { InkCanvas, type SheetSize } from './InkCanvas';
import { useKeyNames, useShortcuts } from './useShortcuts';

/** The wide sheet has thinner lines: it holds up to twelve digits in the width of one. */
const WIDE_SHEET_WIDTH_SCALE = 0.4;

interface DrawingDeskProps {
  readonly drawing: InkDrawing;
  readonly view: InkView;
  readonly onNext: () => void;
  /** A square for one digit, or a line for a number. */
  readonly shape?: 'square' | 'wide';
  readonly overlay?: (size: SheetSize) => ReactNode;
  /** Above the hint, while the sheet is empty. */
  readonly intro?: ReactNode;
}

/** The sheet with its tools. While the pen is down they do nothing, but do not flicker. */
export function DrawingDesk({ drawing, view, onNext, shape = 'square', overlay, intro }: DrawingDeskProps) {
  const messages = useMessages().drawing;
  const [erasing, setErasing] = useState(false);
  // An empty sheet has nothing to erase.
  if (erasing && view.strokes.length === 0) setErasing(false);
  const keysOf = useKeyNames();
  const undo = () => drawing.undo();
  const redo = () => drawing.redo();
  const clear = () => drawing.clear();
  const erase = () => setErasing(!erasing);
  useShortcuts({
    'mod+z': undo,
    'mod+shift+z': redo,
    'mod+y': redo,
    escape: clear,
    e: erase,
    enter: onNext,
  });
  return (
    <div className={styles.desk}>
      <div className={styles.sheet} data-shape={shape}>
        <InkCanvas
          drawing={drawing}
          strokes={view.strokes}
          label={messages.area}
          widthScale={shape === 'wide' ? WIDE_SHEET_WIDTH_SCALE : 1}
          erasing={erasing}
          overlay={overlay}
        >
          <div className={styles.hint} data-hidden={view.hasInk || undefined}>
            {intro}
            <p>
              <Icon name="draw" size={20} />
              {messages.hint[shape]}
            </p>
          </div>
        </InkCanvas>
      </div>
      <div className={styles.tools} role="toolbar" aria-label={messages.toolbar}>
        <Button look="quiet" {...keysOf('undo')} disabled={!view.canUndo} onClick={undo}>
          <Icon name="undo" />
          <span className={styles.toolName}>{messages.undo}</span>
        </Button>
        <Button look="quiet" {...keysOf('redo')} disabled={!view.canRedo} onClick={redo}>
          <Icon name="redo" />
          <span className={styles.toolName}>{messages.redo}</span>
        </Button>
        <Button
          look="quiet"
          {...keysOf('eraser')}
          className={styles.toggle}
          disabled={view.strokes.length === 0}
          aria-pressed={erasing}
          onClick={erase}
        >
          <Icon name="eraser" />
          <span className={styles.toolName}>{messages.eraser}</span>
        </Button>
        <Button look="quiet" {...keysOf('clear')} disabled={view.strokes.length === 0} onClick={clear}>
          <Icon name="delete" />
          <span className={styles.toolName}>{messages.clear}</span>
        </Button>
        <Button
          look="primary"
          {...keysOf('next')}
          className={styles.next}
          disabled={!view.hasInk || view.failure !== null}
          onClick={onNext}
        >
          {messages.next}
          <Icon name="next" size={20} />
        </Button>
      </div>
    </div>
  );
}
