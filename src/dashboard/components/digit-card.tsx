import { useMemo } from 'react';
import { digitPlot } from '../charts/digit-plot';
import { Plot } from '../charts/plot';
import { beyondText, digitSummary, digitTooltip } from '../figure-text';
import { messages } from '../messages';
import type { DigitRate } from '../pooling';
import { FoldedTable } from './figures-table';

const CHART_HEIGHT = 260;

interface DigitCardProps {
  readonly rates: readonly DigitRate[];
  /** The rate over all digits, for comparison; null where there is none. */
  readonly overall: number | null;
}

/** The failure rate of each digit and the share of unread readings, as a chart and a table. */
export function DigitCard({ rates, overall }: DigitCardProps) {
  const texts = messages.byDigit;
  const definition = useMemo(() => digitPlot(rates, overall, texts.unread, digitTooltip), [rates, overall]);
  const summary = digitSummary(rates);
  const beyond = beyondText(rates.map(({ figure }) => figure));
  return (
    <section className="card" aria-labelledby="digit-title">
      <h2 id="digit-title">{texts.title}</h2>
      <p className="soft">{summary}</p>
      <Plot definition={definition} label={texts.chart(summary)} height={CHART_HEIGHT} />
      <ul className="legend">
        <li className="key-digit">{texts.legendDigit}</li>
        <li className="key-overall">{texts.legendOverall}</li>
      </ul>
      {beyond && <p className="hint">{beyond}</p>}
      <p className="hint">{texts.unreadNote}</p>
      <FoldedTable
        caption={texts.caption}
        nameColumn={messages.columns.digit}
        rows={rates.map(({ digit, figure }) => ({
          key: String(digit),
          figure,
          ...(digit === 'unread'
            ? { name: texts.unreadRow, note: texts.unreadRowNote }
            : { name: String(digit) }),
        }))}
      />
    </section>
  );
}
