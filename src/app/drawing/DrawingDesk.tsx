import { useMessages } from '../i18n';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import styles from './DrawingDesk.module.css';
import type { Drawing, DrawingView } from './drawing';
import { InkCanvas } from './InkCanvas';

interface DrawingDeskProps {
  readonly drawing: Drawing;
  readonly view: DrawingView;
  readonly onNext: () => void;
}

/** The sheet to write on, with its tools. While the pen is down they do nothing, but do not flicker either. */
export function DrawingDesk({ drawing, view, onNext }: DrawingDeskProps) {
  const messages = useMessages().drawing;
  return (
    <div className={styles.desk}>
      <div className={styles.sheet}>
        <InkCanvas drawing={drawing} strokes={view.strokes} label={messages.area} />
        <p className={styles.hint} data-hidden={view.hasInk || undefined}>
          <Icon name="draw" size={20} />
          {messages.hint}
        </p>
      </div>
      <div className={styles.tools} role="toolbar" aria-label={messages.toolbar}>
        <Button look="quiet" disabled={!view.canUndo} onClick={() => drawing.undo()}>
          <Icon name="undo" />
          <span className={styles.toolName}>{messages.undo}</span>
        </Button>
        <Button look="quiet" disabled={!view.canRedo} onClick={() => drawing.redo()}>
          <Icon name="redo" />
          <span className={styles.toolName}>{messages.redo}</span>
        </Button>
        <Button look="quiet" disabled={view.strokes.length === 0} onClick={() => drawing.clear()}>
          <Icon name="clear" />
          <span className={styles.toolName}>{messages.clear}</span>
        </Button>
        <Button
          look="primary"
          className={styles.next}
          disabled={!view.hasInk || view.failure !== null}
          aria-busy={view.finishing || undefined}
          onClick={onNext}
        >
          {messages.next}
          <Icon name="next" size={20} />
        </Button>
      </div>
    </div>
  );
}
