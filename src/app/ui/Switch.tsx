import { useId } from 'react';
import styles from './Switch.module.css';

interface SwitchProps {
  readonly label: string;
  readonly description: string;
  readonly checked: boolean;
  readonly disabled?: boolean;
  readonly onChange: (checked: boolean) => void;
}

/** A setting that holds at once; the whole line can be pressed. */
export function Switch({ label, description, checked, disabled = false, onChange }: SwitchProps) {
  const id = useId();
  return (
    <div className={styles.line}>
      <button
        type="button"
        role="switch"
        aria-checked={checked}
        aria-describedby={id}
        className={styles.switch}
        disabled={disabled}
        onClick={() => onChange(!checked)}
      >
        {label}
        <span className={styles.track} aria-hidden="true">
          <span className={styles.knob} />
        </span>
      </button>
      <p id={id} className={styles.description}>
        {description}
      </p>
    </div>
  );
}
