import type { ReactNode } from 'react';
import { boundsText, countText, rateText } from '../figure-text';
import { messages } from '../messages';
import type { Figure } from '../pooling';

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
    <section className="table-frame" aria-label={caption} tabIndex={0}>
      <table>
        <caption>{caption}</caption>
        {children}
      </table>
    </section>
  );
}

interface FiguresTableProps {
  readonly caption: string;
  /** Heading of the column of names. */
  readonly nameColumn: string;
  readonly rows: readonly FigureRow[];
}

/** Rates with their intervals and counts, one row each. */
function FiguresTable({ caption, nameColumn, rows }: FiguresTableProps) {
  const { columns } = messages;
  return (
    <TableFrame caption={caption}>
      <thead>
        <tr>
          <th scope="col">{nameColumn}</th>
          <th scope="col">{columns.rate}</th>
          <th scope="col">{columns.failures}</th>
          <th scope="col">{columns.attempts}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, name, note, figure }) => (
          <tr key={key}>
            <th scope="row">
              {name}
              {note && <span className="row-note">{note}</span>}
            </th>
            <td>
              <span className="cell-rate">{rateText(figure)}</span>{' '}
              {figure.rate && <span className="cell-bounds">{boundsText(figure.rate)}</span>}
            </td>
            <td>{countText(figure, 'failures')}</td>
            <td>{countText(figure, 'attempts')}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}

/** A table of more rows scrolls in its frame, so that what follows it stays near. Digits and unread readings are 11. */
const MOST_UNSCROLLED_ROWS = 14;

/** The figures of a chart, folded away below it. */
export function FoldedTable(props: FiguresTableProps) {
  return (
    <Folded rows={props.rows.length}>
      <FiguresTable {...props} />
    </Folded>
  );
}

/** A fold for a table of so many rows. */
export function Folded({ rows, children }: { readonly rows: number; readonly children: ReactNode }) {
  return (
    <details className={rows > MOST_UNSCROLLED_ROWS ? 'folded folded-long' : 'folded'}>
      <summary>{messages.showFigures}</summary>
      {children}
    </details>
  );
}
