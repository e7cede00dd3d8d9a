import { useEffect } from 'react';
import { loadPageMessages } from '../i18n';
import { useStore } from '../store';
import { cx } from '../ui/cx';
import { OnDemand } from '../ui/on-demand';
import { useSharing } from './SharingProvider';
import styles from './SharingQuestion.module.css';

const question = new OnDemand(
  async () => (await Promise.all([import('./Question'), loadPageMessages()]))[0].Question,
);

/** Loads the question before it is asked, for pages that ask at once. */
export const loadQuestion = question.load;

/**
 * The place of the question about sharing; empty until it is asked, and once it is answered. One
 * that could not be loaded is asked on the next page; nothing is counted before.
 */
export function SharingQuestion({ className = styles.onTop }: { readonly className?: string | undefined }) {
  const { asking } = useSharing();
  const { part: Question } = useStore(question);
  useEffect(() => {
    if (asking) void question.load();
  }, [asking]);
  return (
    <div className={cx(styles.place, className)} aria-live="polite">
      {asking && Question && <Question />}
    </div>
  );
}
