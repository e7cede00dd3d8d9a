import type { ButtonHTMLAttributes } from 'react';
import styles from './Button.module.css';
import { cx } from './cx';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary` leads on, `secondary` is one of equals, `quiet` is a tool, `danger` is for good. */
  readonly look?: 'primary' | 'secondary' | 'quiet' | 'danger';
}

export function Button({ look = 'secondary', className, ...rest }: ButtonProps) {
  return <button type="button" {...rest} className={cx(styles.button, styles[look], className)} />;
}
