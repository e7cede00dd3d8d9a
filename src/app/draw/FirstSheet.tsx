import { useEffect, useState } from 'react';
import { useMessages } from '../i18n';
import { useSharing } from '../sharing/SharingProvider';
import styles from './FirstSheet.module.css';

let drawn = false;

/** Whether this is the first sheet of a newcomer, with nothing drawn yet. */
export function useFirstSheet(hasInk: boolean): boolean {
  const { view } = useSharing();
  const [empty, setEmpty] = useState(!drawn);
  useEffect(() => {
    if (!hasInk) return;
    drawn = true;
    setEmpty(false);
  }, [hasInk]);
  return empty && view !== null && view.consent === null;
}

/** Says and shows what the app does: a digit draws itself once and turns into type. */
export function FirstSheet() {
  const messages = useMessages().draw;
  return (
    <>
      <div className={styles.demo} aria-hidden="true">
        <svg className={styles.ink} viewBox="0 0 100 100" aria-hidden="true">
          <path pathLength="1" d="M31 27c8-15 37-15 37 4 0 14-14 18-24 18 14 0 28 5 28 21 0 21-33 23-45 8" />
        </svg>
        <span className={styles.type}>3</span>
      </div>
      <p className={styles.line}>{messages.firstSheet}</p>
    </>
  );
}
