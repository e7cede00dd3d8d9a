import styles from './Legend.module.css';

interface LegendProps {
  /** What each kind of mark in the chart stands for. */
  readonly marks: Readonly<Partial<Record<'day' | 'week' | 'unusual', string>>>;
}

/** The key to the marks of a chart. */
export function Legend({ marks }: LegendProps) {
  return (
    <ul className={styles.legend}>
      {Object.entries(marks).map(([mark, text]) => (
        <li key={mark} className={styles[mark]}>
          {text}
        </li>
      ))}
    </ul>
  );
}
