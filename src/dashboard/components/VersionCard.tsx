import { useMemo } from 'react';
import { changeOf, type VersionComparison } from '../../statistics';
import { useLanguage } from '../i18n';
import { type MarkedAggregates, ofModel, ROWS, type Row, rowFigure, type VersionInUse } from '../pooling';
import { Card } from '../ui/Card';
import { Explained } from '../ui/Explained';
import { TableFrame } from '../ui/TableFrame';
import text from '../ui/text.module.css';
import styles from './VersionCard.module.css';

/** A difference of this size, as a share of 1, has the full shade. */
const FULL_SHADE = 0.02;
/** Strongest shade in percent: text on it must stay readable. */
const STRONGEST = 26;

interface VersionCardProps {
  readonly sums: MarkedAggregates;
  /** Newest first. */
  readonly versions: readonly VersionInUse[];
  readonly comparisons: readonly VersionComparison[];
}

/** The failure rate of each digit and version, shaded by the change from the version before. */
export function VersionCard({ sums, versions, comparisons }: VersionCardProps) {
  const { messages } = useLanguage();
  const texts = messages.versions;
  const columns = useMemo(
    () =>
      versions.map(({ model }) => ({
        model,
        sums: { totals: ofModel(sums.totals, model), cells: ofModel(sums.cells, model) },
        comparison: comparisons.find((comparison) => comparison.model === model) ?? null,
      })),
    [sums, versions, comparisons],
  );
  const rowName = (row: Row) =>
    row === 'all' ? texts.all : row === 'unread' ? messages.unread : String(row);
  return (
    <Card heading={texts.title}>
      <TableFrame caption={texts.caption}>
        <thead>
          <tr>
            <th scope="col">
              <Explained meaning={messages.means.digit}>{messages.columns.digit}</Explained>
            </th>
            {columns.map(({ model, comparison }) => (
              <th key={model} scope="col">
                {model}
                <span className={styles.note}>
                  {comparison ? texts.against(comparison.before) : texts.first}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={styles.cells}>
          {ROWS.map((row) => (
            <tr key={row}>
              <th scope="row">
                {row === 'unread' ? (
                  <Explained meaning={messages.means.unread}>{rowName(row)}</Explained>
                ) : (
                  rowName(row)
                )}
              </th>
              {columns.map((column) => (
                <RateCell key={column.model} row={row} sums={column.sums} comparison={column.comparison} />
              ))}
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {comparisons.length > 0 && <p className={text.hint}>{texts.note}</p>}
    </Card>
  );
}

interface RateCellProps {
  readonly row: Row;
  readonly sums: MarkedAggregates;
  readonly comparison: VersionComparison | null;
}

function RateCell({ row, sums, comparison }: RateCellProps) {
  const { messages, say, format } = useLanguage();
  const figure = useMemo(() => rowFigure(sums, row), [sums, row]);
  if (figure.rate === null) return <td>{messages.noRate}</td>;
  const part = comparison?.parts.find((candidate) => candidate.part === row);
  const difference = part?.difference ?? null;
  const size = Math.abs(difference?.difference ?? 0);
  const change = part ? changeOf(part) : 'open';
  const isCertain = change === 'worse' || change === 'better';
  const shade = (Math.min(1, size / FULL_SHADE) * STRONGEST) / (isCertain ? 1 : 2);
  const direction = (difference?.difference ?? 0) > 0 ? styles.worse : styles.better;
  return (
    <td className={direction} style={{ '--shade': `${shade.toFixed(1)}%` } as React.CSSProperties}>
      <Explained meaning={say.cellMeaning(figure, difference)}>{say.rate(figure)}</Explained>
      {difference && (
        <span className={isCertain ? `${styles.note} ${styles.certain}` : styles.note}>
          {isCertain && (
            <span role="img" aria-label={messages.versions[change]}>
              {change === 'worse' ? '▲' : '▼'}
            </span>
          )}
          {format.points(difference.difference)}
        </span>
      )}
    </td>
  );
}
