import { type ReactNode, useId } from 'react';
import styles from './KeyGroup.module.css';

interface KeyGroupProps {
  readonly name: string;
  readonly note?: string;
  readonly children: ReactNode;
}

/** Keys under a heading that names them. */
export function KeyGroup({ name, note, children }: KeyGroupProps) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot be laid out in a row.
    <div role="group" aria-labelledby={id} className={styles.group}>
      <div className={styles.heading}>
        <h2 id={id}>{name}</h2>
        {note && (
          <p className="note" role="note">
            {note}
          </p>
        )}
      </div>
      {children}
    </div>
  );
}
