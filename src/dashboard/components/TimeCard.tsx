import { useMemo, useState } from 'react';
import type { Digit } from '../../contract';
import { Legend } from '../charts/Legend';
import { Plot } from '../charts/Plot';
import { periodPlot } from '../charts/period-plot';
import { isCutOff, volumePlot } from '../charts/volume-plot';
import { useLanguage } from '../i18n';
import { type Period, tellingPeriods, type VersionInUse } from '../pooling';
import type { DayRange } from '../range';
import { Card } from '../ui/Card';
import { Explained } from '../ui/Explained';
import { Select } from '../ui/Select';
import { TableFrame } from '../ui/TableFrame';
import text from '../ui/text.module.css';
import styles from './TimeCard.module.css';

const RATE_HEIGHT = 260;
const VOLUME_HEIGHT = 130;

interface TimeCardProps {
  readonly periods: readonly Period[];
  /** All by day, or all by week. */
  readonly volume: readonly Period[];
  readonly digits: readonly { readonly digit: Digit; readonly periods: readonly Period[] }[];
  readonly versions: readonly VersionInUse[];
  readonly range: DayRange;
  /** What is still to come. */
  readonly waiting: readonly string[];
}

/** The failure rate over time, of all digits or one, above how many readings came in. */
export function TimeCard({ periods, volume, digits, versions, range, waiting }: TimeCardProps) {
  const language = useLanguage();
  const { messages, say } = language;
  const texts = messages.time;
  const [digit, setDigit] = useState<Digit | null>(null);
  const withRate = digits.filter((one) => one.periods.some(({ figure }) => figure.rate !== null));
  const own = withRate.find((one) => one.digit === digit)?.periods ?? periods;
  const shown = useMemo(() => tellingPeriods(own), [own]);
  const rates = useMemo(
    () => periodPlot(shown, range, versions, language),
    [shown, range, versions, language],
  );
  const volumes = useMemo(
    () => volumePlot(volume, range, versions, language),
    [volume, range, versions, language],
  );
  const beyond = say.beyond(shown.map(({ figure }) => figure));
  const isPartial = volume.some((period) => isCutOff(period, range));
  const untold = own.length - shown.length;
  const has = (is: (period: Period) => boolean) => shown.some(is) || volume.some(is);
  return (
    <Card
      heading={texts.title}
      beside={
        withRate.length > 0 && (
          <Select
            aria-label={messages.columns.digit}
            value={digit ?? ''}
            onChange={(event) =>
              setDigit(withRate.find((one) => String(one.digit) === event.target.value)?.digit ?? null)
            }
          >
            <option value="">{texts.allDigits}</option>
            {withRate.map((one) => (
              <option key={one.digit} value={one.digit}>
                {texts.digit(one.digit)}
              </option>
            ))}
          </Select>
        )
      }
    >
      {rates && (
        <Plot definition={rates} label={texts.chart(say.periodSummary(shown))} height={RATE_HEIGHT} />
      )}
      <Legend
        marks={{
          ...(has(({ kind }) => kind === 'day') && { day: texts.legendDay }),
          ...(shown.some(({ kind }) => kind === 'whole-week') && { day: texts.legendWholeWeek }),
          ...(shown.some(({ kind }) => kind === 'week') && { week: texts.legendWeek }),
          ...(has(({ unusual }) => unusual !== null) && { unusual: texts.legendUnusual }),
        }}
      />
      <h3>{volume[0]?.kind === 'whole-week' ? texts.volumeByWeek : texts.volumeByDay}</h3>
      {volumes && (
        <Plot
          definition={volumes}
          label={texts.volumeChart(say.volumeSummary(volume))}
          height={VOLUME_HEIGHT}
        />
      )}
      {[
        ...(isPartial ? [texts.partial] : []),
        ...(untold > 0 ? [texts.untold(untold)] : []),
        ...(beyond ? [beyond] : []),
        ...waiting,
      ].map((hint) => (
        <p key={hint} className={text.hint}>
          {hint}
        </p>
      ))}
      <details className={styles.folded}>
        <summary>{messages.showFigures}</summary>
        <TableFrame caption={digit === null ? texts.caption : texts.captionDigit(digit)}>
          <thead>
            <tr>
              {(['period', 'rate', 'failures', 'attempts'] as const).map((column) => (
                <th key={column} scope="col">
                  <Explained meaning={messages.means[column]}>{messages.columns[column]}</Explained>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {own.toReversed().map((period) => (
              <PeriodRow key={`${period.from} ${period.to} ${period.unusual}`} period={period} />
            ))}
          </tbody>
        </TableFrame>
      </details>
    </Card>
  );
}

function PeriodRow({ period }: { readonly period: Period }) {
  const { say } = useLanguage();
  const { figure } = period;
  return (
    <tr>
      <th scope="row">
        {say.periodName(period)}
        {say.periodNotes(period).map((note) => (
          <span key={note} className={styles.note}>
            {note}
          </span>
        ))}
      </th>
      <td>
        <strong>{say.rate(figure)}</strong>{' '}
        {figure.rate && <span className={styles.bounds}>{say.bounds(figure.rate)}</span>}
      </td>
      <td>{say.count(figure, 'failures')}</td>
      <td>{say.count(figure, 'attempts')}</td>
    </tr>
  );
}
