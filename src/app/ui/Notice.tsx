import type { ReactNode } from 'react';
import { cx } from './cx';
import { Icon } from './icons';
import styles from './Notice.module.css';

interface NoticeProps {
  readonly look: 'plain' | 'warn';
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** Something that the reader of the page should know first. */
export function Notice({ look, className, children }: NoticeProps) {
  return (
    <div className={cx(styles.notice, styles[look], className)} role="note">
      <Icon name="alert" />
      <p>{children}</p>
    </div>
  );
}
