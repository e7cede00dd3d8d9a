import { useMemo } from 'react';
import { periodPlot } from '../charts/period-plot';
import { Plot } from '../charts/plot';
import { beyondText, boundsText, periodName, periodSummary, periodTooltip, rateText } from '../figure-text';
import { messages } from '../messages';
import type { DigitPeriods, Period } from '../pooling';
import type { DayRange } from '../range';
import { highestShown, type RateAxis, rateAxis } from '../ticks';
import { Folded, TableFrame } from './figures-table';

const CHART_HEIGHT = 150;

interface DigitTrendsCardProps {
  readonly trends: readonly DigitPeriods[];
  readonly range: DayRange;
}

/** The failure rate of each digit day by day: ten small charts with one axis, so that they can be compared. */
export function DigitTrendsCard({ trends, range }: DigitTrendsCardProps) {
  const texts = messages.digitTrends;
  const figures = trends.flatMap(({ periods }) => periods.map(({ figure }) => figure));
  const ceiling = highestShown(figures.map(({ rate }) => rate));
  const axis = useMemo(() => rateAxis(ceiling), [ceiling]);
  const beyond = beyondText(figures);
  return (
    <section className="card" aria-labelledby="trends-title">
      <h2 id="trends-title">{texts.title}</h2>
      <p className="soft">{texts.intro}</p>
      <div className="multiples">
        {trends.map((trend) => (
          <DigitTrend key={trend.digit} trend={trend} range={range} axis={axis} />
        ))}
      </div>
      {beyond && <p className="hint">{beyond}</p>}
      <Folded rows={trends[0]?.periods.length ?? 0}>
        <TrendsTable trends={trends} />
      </Folded>
    </section>
  );
}

interface DigitTrendProps extends Pick<DigitTrendsCardProps, 'range'> {
  readonly trend: DigitPeriods;
  readonly axis: RateAxis;
}

function DigitTrend({ trend: { digit, periods }, range, axis }: DigitTrendProps) {
  const definition = useMemo(
    () =>
      periods.some(({ figure }) => figure.rate !== null)
        ? periodPlot(periods, range, periodTooltip, axis)
        : null,
    [periods, range, axis],
  );
  return (
    <div>
      <h3>{digit}</h3>
      {definition ? (
        <Plot
          definition={definition}
          label={messages.digitTrends.chart(digit, periodSummary(periods))}
          height={CHART_HEIGHT}
        />
      ) : (
        <p className="soft">{messages.noRate}</p>
      )}
    </div>
  );
}

function TrendsTable({ trends }: Pick<DigitTrendsCardProps, 'trends'>) {
  const periods = trends.find((trend) => trend.periods.length > 0)?.periods ?? [];
  const figureOf = (trend: DigitPeriods, { from, to }: Period) =>
    trend.periods.find((candidate) => candidate.from === from && candidate.to === to)?.figure;
  return (
    <TableFrame caption={messages.digitTrends.caption}>
      <thead>
        <tr>
          <th scope="col">{messages.columns.period}</th>
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
            <th scope="row">{periodName(period)}</th>
            {trends.map((trend) => {
              const figure = figureOf(trend, period);
              return (
                <td key={trend.digit}>
                  <span className="cell-rate">{figure ? rateText(figure) : messages.noRate}</span>
                  {figure?.rate && <span className="row-note">{boundsText(figure.rate)}</span>}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}
