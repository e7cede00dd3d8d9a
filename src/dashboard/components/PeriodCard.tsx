import { useMemo } from 'react';
import { Legend } from '../charts/Legend';
import { Plot } from '../charts/Plot';
import { periodPlot } from '../charts/period-plot';
import { useLanguage } from '../i18n';
import { type Period, tellingPeriods } from '../pooling';
import type { DayRange } from '../range';
import { Card } from '../ui/Card';
import styles from '../ui/text.module.css';
import { FoldedTable } from './FiguresTable';

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
  const definition = useMemo(() => periodPlot(shown, range, language), [shown, range, language]);
  const summary = say.periodSummary(shown);
  const beyond = say.beyond(shown.map(({ figure }) => figure));
  const untold = periods.length - shown.length;
  const has = (kind: Period['kind']) => shown.some((period) => period.kind === kind);
  return (
    <Card heading={texts.title}>
      <p className={styles.soft}>{summary}</p>
      {definition && <Plot definition={definition} label={texts.chart(summary)} height={CHART_HEIGHT} />}
      <Legend
        marks={{
          ...(has('day') && { day: texts.legendDay }),
          ...(has('week') && { week: texts.legendWeek }),
        }}
      />
      {[...(untold > 0 ? [texts.untold(untold)] : []), ...(beyond ? [beyond] : []), ...waiting].map(
        (text) => (
          <p key={text} className={styles.hint}>
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
    </Card>
  );
}
