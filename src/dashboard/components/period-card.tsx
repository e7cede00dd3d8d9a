import { useMemo } from 'react';
import { periodPlot } from '../charts/period-plot';
import { Plot } from '../charts/plot';
import { useLanguage } from '../i18n';
import { type Period, tellingPeriods } from '../pooling';
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
  const language = useLanguage();
  const { messages, say } = language;
  const texts = messages.byPeriod;
  const shown = useMemo(() => tellingPeriods(periods), [periods]);
  const definition = useMemo(
    () => (shown.some(({ figure }) => figure.rate !== null) ? periodPlot(shown, range, language) : null),
    [shown, range, language],
  );
  const summary = say.periodSummary(shown);
  const beyond = say.beyond(shown.map(({ figure }) => figure));
  const untold = periods.length - shown.length;
  const has = (kind: Period['kind']) => shown.some((period) => period.kind === kind);
  return (
    <section className="card" aria-labelledby="period-title">
      <h2 id="period-title">{texts.title}</h2>
      <p className="soft">{summary}</p>
      {definition && <Plot definition={definition} label={texts.chart(summary)} height={CHART_HEIGHT} />}
      <ul className="legend">
        {has('day') && <li className="key-day">{texts.legendDay}</li>}
        {has('week') && <li className="key-week">{texts.legendWeek}</li>}
      </ul>
      {[...(untold > 0 ? [texts.untold(untold)] : []), ...(beyond ? [beyond] : []), ...waiting].map(
        (text) => (
          <p key={text} className="hint">
            {text}
          </p>
        ),
      )}
      <FoldedTable
        caption={texts.caption}
        nameColumn="period"
        rows={periods.toReversed().map((period) => ({
          key: `${period.from} ${period.to}`,
          name: say.periodName(period),
          figure: period.figure,
          ...(period.kind === 'week' ? { note: texts.weekNote } : {}),
        }))}
      />
    </section>
  );
}
