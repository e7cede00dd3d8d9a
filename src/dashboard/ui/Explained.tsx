import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import styles from './Explained.module.css';

interface ExplainedProps {
  readonly children: ReactNode;
  /** What the term means, and its unit. */
  readonly meaning: string;
}

/** Least distance from the edges of the window, in CSS pixels. */
const MARGIN = 8;

/**
 * A term that says what it means: under the pointer, with the focus (a tap gives it), and to screen
 * readers. Escape hides it. Its place is in the window: a table that scrolls would cut it off.
 */
export function Explained({ children, meaning }: ExplainedProps) {
  const id = useId();
  const [open, setOpen] = useState(false);
  const term = useRef<HTMLButtonElement>(null);
  const box = useRef<HTMLSpanElement>(null);

  useLayoutEffect(() => {
    if (!open) return;
    const place = () => {
      if (!term.current || !box.current) return;
      const { left, top, bottom } = term.current.getBoundingClientRect();
      const { offsetWidth: width, offsetHeight: height } = box.current;
      const room = document.documentElement.clientWidth - width - MARGIN;
      const below = bottom + height <= document.documentElement.clientHeight;
      box.current.style.left = `${Math.max(MARGIN, Math.min(left, room))}px`;
      box.current.style.top = `${below ? bottom : top - height}px`;
    };
    place();
    // It stays with its term, also where the focus scrolled that into view.
    window.addEventListener('scroll', place, { capture: true, passive: true });
    return () => window.removeEventListener('scroll', place, { capture: true });
  }, [open]);

  return (
    <span
      className={styles.explained}
      onPointerEnter={() => setOpen(true)}
      onPointerLeave={() => setOpen(false)}
    >
      <button
        ref={term}
        type="button"
        aria-describedby={id}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={(event: KeyboardEvent) => event.key === 'Escape' && setOpen(false)}
      >
        {children}
      </button>
      <span ref={box} role="tooltip" id={id} hidden={!open}>
        {meaning}
      </span>
    </span>
  );
}
