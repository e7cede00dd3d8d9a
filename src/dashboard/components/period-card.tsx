import { useMemo } from 'react';
import { periodPlot } from '../charts/period-plot';
import { Plot } from '../charts/plot';
import { beyondText, periodName, periodSummary, periodTooltip } from '../figure-text';
import { messages } from '../messages';
import type { Period } from '../pooling';
import type { DayRange } from '../range';
import { FoldedTable } from './figures-table';

const CHART_HEIGHT = 280;

interface PeriodCardProps {
  readonly periods: readonly Period[];
  readonly range: DayRange;
  /** What is still to come. */
  readonly waiting: readonly string[];
}

/** The failure rate day by day, as a chart and a table. */
export function PeriodCard({ periods, range, waiting }: PeriodCardProps) {
  const texts = messages.byPeriod;
  const definition = useMemo(
    () =>
      periods.some(({ figure }) => figure.rate !== null) ? periodPlot(periods, range, periodTooltip) : null,
    [periods, range],
  );
  const summary = periodSummary(periods);
  const beyond = beyondText(periods.map(({ figure }) => figure));
  const has = (kind: Period['kind']) => periods.some((period) => period.kind === kind);
  return (
    <section className="card" aria-labelledby="period-title">
      <h2 id="period-title">{texts.title}</h2>
      <p className="soft">{summary}</p>
      {definition && <Plot definition={definition} label={texts.chart(summary)} height={CHART_HEIGHT} />}
      <ul className="legend">
        {has('day') && <li className="key-day">{texts.legendDay}</li>}
        {has('week') && <li className="key-week">{texts.legendWeek}</li>}
      </ul>
      {[...(beyond ? [beyond] : []), ...waiting].map((text) => (
        <p key={text} className="hint">
          {text}
        </p>
      ))}
      <FoldedTable
        caption={texts.caption}
        nameColumn={messages.columns.period}
        rows={periods.toReversed().map((period) => ({
          key: `${period.from} ${period.to}`,
          name: periodName(period),
          figure: period.figure,
          ...(period.kind === 'week' ? { note: texts.weekNote } : {}),
        }))}
      />
    </section>
  );
}
