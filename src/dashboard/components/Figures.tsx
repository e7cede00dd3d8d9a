import { useMemo } from 'react';
import { type Aggregates, addDays, daysInclusive, type Releases, utcDay } from '../../contract';
import { withNoise } from '../../statistics';
import { useLanguage } from '../i18n';
import {
  ofModel,
  periodsByDigit,
  pool,
  rateByDigit,
  rateByModel,
  rateByPeriod,
  trendOf,
  unreadShare,
} from '../pooling';
import type { DayRange, Selection } from '../range';
import { thinWeek, waitingDays } from '../waiting';
import { DigitCard } from './DigitCard';
import { DigitTrendsCard } from './DigitTrendsCard';
import styles from './Figures.module.css';
import { Headline } from './Headline';
import { ModelCard } from './ModelCard';
import { Notes } from './Notes';
import { NothingYet } from './NothingYet';
import { PeriodCard } from './PeriodCard';
import { VolumeCard } from './VolumeCard';

/** Days at the end of the range by which it is told which version is used most. */
const LATE_DAYS = 14;
/** Ranges of more days show the digits by week: one day tells little of one digit. */
const MOST_DAYS_BY_DAY = 21;

interface FiguresProps {
  readonly aggregates: Aggregates;
  readonly releases: Releases;
  readonly range: DayRange;
  readonly selection: Selection;
  readonly now: () => number;
  readonly onSelect: (selection: Selection) => void;
}

/** All figures of a range and a model version, or why there are none. */
export function Figures({ aggregates, releases, range, selection, now, onSelect }: FiguresProps) {
  const { say, format } = useLanguage();
  const { epsilon } = aggregates;
  const { dayReports } = releases;
  const { totals, overall, unread, periods, digits, models, trends, thin, trend } = useMemo(
    () => figuresOf(aggregates, selection.model, dayReports, range),
    [aggregates, selection.model, dayReports, range],
  );
  const notes = <Notes epsilon={epsilon} leastReports={format.count(dayReports)} />;
  if (totals.length === 0) {
    const others = aggregates.totals.length > 0;
    return (
      <>
        <NothingYet releases={releases} selection={selection} others={others} now={now} onSelect={onSelect} />
        {others && <ModelCard rates={models} />}
        {notes}
      </>
    );
  }
  return (
    <>
      <Headline
        figure={overall}
        unread={unread}
        trend={trend}
        periods={periods}
        range={range}
        model={selection.model}
      />
      <PeriodCard
        periods={periods}
        range={range}
        waiting={say.waiting(waitingDays(periods, range, utcDay(now())), thin)}
      />
      <ModelCard rates={models} />
      <div className={styles.pair}>
        <DigitCard rates={digits} overall={overall.rate?.rate ?? null} noisy={overall.noisy} />
        <VolumeCard periods={periods} range={range} />
      </div>
      <DigitTrendsCard trends={trends} range={range} />
      {notes}
    </>
  );
}

function figuresOf(aggregates: Aggregates, model: string | null, dayReports: number, range: DayRange) {
  const counted = withNoise(aggregates);
  const totals = ofModel(counted.totals, model);
  const cells = ofModel(counted.cells, model);
  // Each version has thin days of its own; show those of the version most used lately.
  const late = totals.filter(({ to }) => to > addDays(range.to, -LATE_DAYS));
  const busiest = rateByModel(late).toSorted((a, b) => b.figure.attempts - a.figure.attempts)[0];
  return {
    totals,
    overall: pool(totals),
    periods: rateByPeriod(totals),
    digits: rateByDigit({ totals, cells }),
    unread: unreadShare({ totals, cells }),
    models: rateByModel(counted.totals),
    trends: periodsByDigit(cells, daysInclusive(range.from, range.to) > MOST_DAYS_BY_DAY),
    thin: busiest ? thinWeek(busiest.model, rateByPeriod(ofModel(totals, busiest.model)), dayReports) : null,
    trend: trendOf(totals, range),
  };
}
