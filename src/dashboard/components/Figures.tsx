import { useMemo } from 'react';
import { type Aggregates, addDays, DIGITS, daysInclusive, type Releases, utcDay } from '../../contract';
import { compareVersions } from '../../statistics';
import { useLanguage } from '../i18n';
import {
  markedSums,
  ofModel,
  pool,
  rateByPeriod,
  rateByWeek,
  rowFigure,
  usual,
  versionsInUse,
} from '../pooling';
import type { DayRange, Selection } from '../range';
import { thinWeek, waitingDays } from '../waiting';
import styles from './Figures.module.css';
import { Headline } from './Headline';
import { Notes } from './Notes';
import { NothingYet } from './NothingYet';
import { TimeCard } from './TimeCard';
import { VersionCard } from './VersionCard';

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
  const { dayReports } = releases;
  const { model } = selection;
  const { sums, comparisons, versions, headline, time, thin } = useMemo(
    () => figuresOf(aggregates, model, dayReports, range),
    [aggregates, model, dayReports, range],
  );
  const isEmpty = time.periods.length === 0;
  return (
    <>
      {isEmpty && (
        <NothingYet
          releases={releases}
          selection={selection}
          others={versions.length > 0}
          now={now}
          onSelect={onSelect}
        />
      )}
      {!isEmpty && <Headline {...headline} range={range} model={model} />}
      <div className={styles.pair}>
        {versions.length > 0 && <VersionCard sums={sums} versions={versions} comparisons={comparisons} />}
        {!isEmpty && (
          <TimeCard
            {...time}
            versions={versions}
            range={range}
            waiting={say.waiting(waitingDays(time.periods, range, utcDay(now())), thin)}
          />
        )}
      </div>
      <Notes epsilon={aggregates.epsilon} leastReports={format.count(dayReports)} />
    </>
  );
}

function figuresOf(aggregates: Aggregates, model: string | null, dayReports: number, range: DayRange) {
  const sums = markedSums(aggregates);
  const totals = ofModel(sums.totals, model);
  const cells = ofModel(sums.cells, model);
  const versions = versionsInUse(sums.totals);
  const comparisons = compareVersions(aggregates);
  const judged = model ?? versions[0]?.model;
  const byWeek = daysInclusive(range.from, range.to) > MOST_DAYS_BY_DAY;
  const periods = rateByPeriod(totals);
  // Each version has low-volume days of its own; show those of the version most used lately.
  const late = totals.filter(({ to }) => to > addDays(range.to, -LATE_DAYS));
  const attemptsOf = (version: string) => pool(ofModel(late, version)).attempts;
  const [busiest] = versions
    .map((version) => version.model)
    .toSorted((a, b) => attemptsOf(b) - attemptsOf(a));
  return {
    sums,
    comparisons,
    versions,
    headline: {
      figure: pool(usual(totals)),
      unread: rowFigure({ totals, cells }, 'unread'),
      comparison: comparisons.find((comparison) => comparison.model === judged) ?? null,
      periods,
      unusual: totals.filter((total) => total.unusual !== undefined),
      judged: judged ?? '',
    },
    time: {
      periods,
      // Days and weeks have no common measure.
      volume: periods.some(({ kind }) => kind === 'week') ? rateByWeek(totals) : periods,
      digits: DIGITS.map((digit) => {
        const own = cells.filter((cell) => cell.digit === String(digit));
        return { digit, periods: byWeek ? rateByWeek(own) : rateByPeriod(own) };
      }),
    },
    thin: busiest ? thinWeek(busiest, rateByPeriod(ofModel(totals, busiest)), dayReports) : null,
  };
}
