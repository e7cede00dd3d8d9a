import type { ReactNode } from 'react';
import styles from './Button.module.css';

interface ButtonProps {
  /** `primary` leads on, `secondary` is one of equals. */
  readonly look?: 'primary' | 'secondary';
  readonly type?: 'button' | 'submit';
  /** It is shown as disabled, and keeps the focus. */
  readonly busy?: boolean;
  readonly onClick?: () => void;
  readonly children: ReactNode;
}

export function Button({
  look = 'secondary',
  type = 'button',
  busy = false,
  onClick,
  children,
}: ButtonProps) {
  return (
    <button
      type={type}
      className={look === 'primary' ? `${styles.button} ${styles.primary}` : styles.button}
      aria-disabled={busy || undefined}
      onClick={onClick}
    >
      {children}
    </button>
  );
}

interface ButtonLinkProps {
  readonly href: string;
  readonly children: ReactNode;
}

/** A link that looks like a button. */
export function ButtonLink({ href, children }: ButtonLinkProps) {
  return (
    <a className={`${styles.button} ${styles.link}`} href={href}>
      {children}
    </a>
  );
}
