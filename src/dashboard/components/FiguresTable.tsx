import type { ReactNode } from 'react';
import { useLanguage } from '../i18n';
import type { Figure } from '../pooling';
import { Explained } from '../ui/Explained';
import styles from './FiguresTable.module.css';

/** What a column of the tables holds. */
export type Column = 'period' | 'digit' | 'model' | 'rate' | 'failures' | 'attempts' | 'change' | 'reports';

export interface FigureRow {
  readonly key: string;
  readonly name: string;
  readonly note?: string;
  readonly figure: Figure;
}

interface TableFrameProps {
  readonly caption: string;
  /** Head and body of the table. */
  readonly children: ReactNode;
}

/** A table in a frame in which it scrolls where it is too wide. */
export function TableFrame({ caption, children }: TableFrameProps) {
  return (
    // A frame that scrolls must be reachable by keyboard.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className={styles.frame} aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        {children}
      </table>
    </section>
  );
}

/** A heading that says what is in its column, and its unit. */
export function ColumnHead({ column }: { readonly column: Column }) {
  const { columns, means } = useLanguage().messages;
  return (
    <th scope="col">
      <Explained meaning={means[column]}>{columns[column]}</Explained>
    </th>
  );
}

/** The head of a table. */
export function ColumnHeads({ columns }: { readonly columns: readonly Column[] }) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <ColumnHead key={column} column={column} />
        ))}
      </tr>
    </thead>
  );
}

export function RowRate({ children }: { readonly children: ReactNode }) {
  return <span className={styles.rate}>{children}</span>;
}

/** A line below a name or a rate. */
export function RowNote({ children }: { readonly children: ReactNode }) {
  return <span className={styles.note}>{children}</span>;
}

/** A rate and its interval, in one line where there is room. */
export function RateAndBounds({ figure }: { readonly figure: Figure }) {
  const { say } = useLanguage();
  return (
    <>
      <RowRate>{say.rate(figure)}</RowRate>{' '}
      {figure.rate && <span className={styles.bounds}>{say.bounds(figure.rate)}</span>}
    </>
  );
}

/** Longer tables scroll in their frame, so that what follows stays near. Digits take 11 rows. */
const MOST_UNSCROLLED_ROWS = 14;

/** A fold for a table of so many rows. */
export function Folded({ rows, children }: { readonly rows: number; readonly children: ReactNode }) {
  const { messages } = useLanguage();
  return (
    <details className={rows > MOST_UNSCROLLED_ROWS ? `${styles.folded} ${styles.long}` : styles.folded}>
      <summary>{messages.showFigures}</summary>
      {children}
    </details>
  );
}

interface FoldedTableProps {
  readonly caption: string;
  /** Heading of the column of names. */
  readonly nameColumn: Column;
  readonly rows: readonly FigureRow[];
}

/** The figures of a chart, folded away below it: rates with their intervals and counts. */
export function FoldedTable({ caption, nameColumn, rows }: FoldedTableProps) {
  const { say } = useLanguage();
  return (
    <Folded rows={rows.length}>
      <TableFrame caption={caption}>
        <ColumnHeads columns={[nameColumn, 'rate', 'failures', 'attempts']} />
        <tbody>
          {rows.map(({ key, name, note, figure }) => (
            <tr key={key}>
              <th scope="row">
                {name}
                {note && <RowNote>{note}</RowNote>}
              </th>
              <td>
                <RateAndBounds figure={figure} />
              </td>
              <td>{say.count(figure, 'failures')}</td>
              <td>{say.count(figure, 'attempts')}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </Folded>
  );
}
