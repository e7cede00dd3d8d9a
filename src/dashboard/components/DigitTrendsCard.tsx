import { useMemo } from 'react';
import { Plot } from '../charts/Plot';
import { periodPlot } from '../charts/period-plot';
import { useLanguage } from '../i18n';
import { type DigitPeriods, type Period, tellingPeriods } from '../pooling';
import type { DayRange } from '../range';
import { highestShown, type RateAxis, rateAxis } from '../ticks';
import { Card } from '../ui/Card';
import text from '../ui/text.module.css';
import styles from './DigitTrendsCard.module.css';
import { ColumnHead, Folded, RowNote, RowRate, TableFrame } from './FiguresTable';

const CHART_HEIGHT = 150;

interface DigitTrendsCardProps {
  readonly trends: readonly DigitPeriods[];
  readonly range: DayRange;
}

/** The failure rate of each digit day by day: ten small charts with one axis, to compare them. */
export function DigitTrendsCard({ trends, range }: DigitTrendsCardProps) {
  const { messages, say } = useLanguage();
  const texts = messages.digitTrends;
  const shown = useMemo(
    () => trends.map(({ digit, periods }) => ({ digit, periods: tellingPeriods(periods) })),
    [trends],
  );
  const figures = shown.flatMap(({ periods }) => periods.map(({ figure }) => figure));
  const byWeek = shown.some(({ periods }) => periods[0]?.kind === 'whole-week');
  const ceiling = highestShown(figures.map(({ rate }) => rate));
  const axis = useMemo(() => rateAxis(ceiling), [ceiling]);
  const beyond = say.beyond(figures);
  return (
    <Card heading={byWeek ? texts.titleByWeek : texts.title}>
      <p className={text.soft}>{byWeek ? texts.introByWeek : texts.intro}</p>
      <div className={styles.multiples}>
        {shown.map((trend) => (
          <DigitTrend key={trend.digit} trend={trend} range={range} axis={axis} />
        ))}
      </div>
      {beyond && <p className={text.hint}>{beyond}</p>}
      <Folded rows={trends[0]?.periods.length ?? 0}>
        <TrendsTable trends={trends} />
      </Folded>
    </Card>
  );
}

interface DigitTrendProps extends Pick<DigitTrendsCardProps, 'range'> {
  readonly trend: DigitPeriods;
  readonly axis: RateAxis;
}

function DigitTrend({ trend: { digit, periods }, range, axis }: DigitTrendProps) {
  const language = useLanguage();
  const { messages, say } = language;
  const definition = useMemo(
    () => periodPlot(periods, range, language, axis),
    [periods, range, axis, language],
  );
  return (
    <div>
      <h3>{digit}</h3>
      {definition ? (
        <Plot
          definition={definition}
          label={messages.digitTrends.chart(digit, say.periodSummary(periods))}
          height={CHART_HEIGHT}
        />
      ) : (
        <p className={text.soft}>{messages.noRate}</p>
      )}
    </div>
  );
}

function TrendsTable({ trends }: Pick<DigitTrendsCardProps, 'trends'>) {
  const { messages, say } = useLanguage();
  const periods = trends.find((trend) => trend.periods.length > 0)?.periods ?? [];
  const figureOf = (trend: DigitPeriods, { from, to }: Period) =>
    trend.periods.find((candidate) => candidate.from === from && candidate.to === to)?.figure;
  return (
    <TableFrame caption={messages.digitTrends.caption}>
      <thead>
        <tr>
          <ColumnHead column="period" />
          {trends.map(({ digit }) => (
            <th key={digit} scope="col">
              {digit}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {periods.toReversed().map((period) => (
          <tr key={`${period.from} ${period.to}`}>
            <th scope="row">{say.periodName(period)}</th>
            {trends.map((trend) => {
              const figure = figureOf(trend, period);
              return (
                <td key={trend.digit}>
                  <RowRate>{figure ? say.rate(figure) : messages.noRate}</RowRate>
                  {figure?.rate && <RowNote>{say.bounds(figure.rate)}</RowNote>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}
