import { useMemo } from 'react';
import { Plot } from '../charts/plot';
import { volumePlot } from '../charts/volume-plot';
import { countText, periodName, reportsText, volumeSummary, volumeTooltip } from '../figure-text';
import { messages } from '../messages';
import type { Period } from '../pooling';
import type { DayRange } from '../range';
import { Folded, TableFrame } from './figures-table';

const CHART_HEIGHT = 180;

interface VolumeCardProps {
  readonly periods: readonly Period[];
  readonly range: DayRange;
}

/** How much came in, day by day. */
export function VolumeCard({ periods, range }: VolumeCardProps) {
  const texts = messages.volume;
  const definition = useMemo(
    () =>
      periods.some(({ figure }) => figure.rate !== null) ? volumePlot(periods, range, volumeTooltip) : null,
    [periods, range],
  );
  const summary = volumeSummary(periods);
  return (
    <section className="card" aria-labelledby="volume-title">
      <h2 id="volume-title">{texts.title}</h2>
      <p className="soft">{summary}</p>
      {definition && <Plot definition={definition} label={texts.chart(summary)} height={CHART_HEIGHT} />}
      <p className="hint">{texts.note}</p>
      <Folded rows={periods.length}>
        <TableFrame caption={texts.caption}>
          <thead>
            <tr>
              <th scope="col">{messages.columns.period}</th>
              <th scope="col">{messages.columns.attempts}</th>
              <th scope="col">{messages.columns.reports}</th>
            </tr>
          </thead>
          <tbody>
            {periods.toReversed().map((period) => (
              <tr key={`${period.from} ${period.to}`}>
                <th scope="row">{periodName(period)}</th>
                <td>{countText(period.figure, 'attempts')}</td>
                <td>{reportsText(period.figure)}</td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      </Folded>
    </section>
  );
}
