import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Button } from './Button';
import { cx } from './cx';
import { Icon } from './icons';
import styles from './Menu.module.css';

interface MenuProps {
  readonly label: string;
  /** The controls; `close` is for those that end the choice. */
  readonly children: (close: () => void) => ReactNode;
}

/** Controls that are seldom needed, behind one button. Escape, or a press beside it, closes it. */
export function Menu({ label, children }: MenuProps) {
  const id = useId();
  const root = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);

  useEffect(() => {
    if (!open) return;
    const onElsewhere = ({ target }: Event) => {
      if (!root.current?.contains(target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', onElsewhere);
    document.addEventListener('focusin', onElsewhere);
    return () => {
      document.removeEventListener('pointerdown', onElsewhere);
      document.removeEventListener('focusin', onElsewhere);
    };
  }, [open]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !open) return;
    // It means this menu alone.
    event.preventDefault();
    close();
    root.current?.querySelector('button')?.focus();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to the keys of what is in it.
    <div ref={root} className={styles.menu} onKeyDown={onKeyDown}>
      <Button
        look="quiet"
        className={styles.button}
        aria-label={label}
        title={label}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <Icon name="more" />
      </Button>
      <div id={id} className={cx('panel', styles.items)} hidden={!open}>
        {children(close)}
      </div>
    </div>
  );
}
