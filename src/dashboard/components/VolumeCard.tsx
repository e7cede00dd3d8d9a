import { useMemo } from 'react';
import { Plot } from '../charts/Plot';
import { volumePlot } from '../charts/volume-plot';
import { useLanguage } from '../i18n';
import type { Period } from '../pooling';
import type { DayRange } from '../range';
import { Card } from '../ui/Card';
import text from '../ui/text.module.css';
import { ColumnHeads, Folded, TableFrame } from './FiguresTable';

const CHART_HEIGHT = 180;

interface VolumeCardProps {
  readonly periods: readonly Period[];
  readonly range: DayRange;
}

/** How much came in, day by day. */
export function VolumeCard({ periods, range }: VolumeCardProps) {
  const language = useLanguage();
  const { messages, say } = language;
  const texts = messages.volume;
  const definition = useMemo(() => volumePlot(periods, range, language), [periods, range, language]);
  const summary = say.volumeSummary(periods);
  return (
    <Card heading={texts.title}>
      <p className={text.soft}>{summary}</p>
      {definition && <Plot definition={definition} label={texts.chart(summary)} height={CHART_HEIGHT} />}
      <p className={text.hint}>{texts.note}</p>
      <Folded rows={periods.length}>
        <TableFrame caption={texts.caption}>
          <ColumnHeads columns={['period', 'attempts', 'reports']} />
          <tbody>
            {periods.toReversed().map((period) => (
              <tr key={`${period.from} ${period.to}`}>
                <th scope="row">{say.periodName(period)}</th>
                <td>{say.count(period.figure, 'attempts')}</td>
                <td>{say.reports(period.figure)}</td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      </Folded>
    </Card>
  );
}
