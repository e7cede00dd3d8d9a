import { useMemo } from 'react';
import { type Aggregates, withNoise } from '../../statistics';
import { untilDayEnds, utcDay } from '../calendar';
import { waitingTexts } from '../figure-text';
import { formatCount, formatDay, formatWait } from '../format';
import { messages } from '../messages';
import {
  ofModel,
  periodsByDigit,
  pool,
  rateByDigit,
  rateByModel,
  rateByPeriod,
  unreadShare,
} from '../pooling';
import { type DayRange, type Selection, WIDEST_PRESET } from '../range';
import { reportsForDay, thinWeek, waitingDays } from '../waiting';
import { DigitCard } from './digit-card';
import { DigitTrendsCard } from './digit-trends-card';
import { Headline } from './headline';
import { ModelCard } from './model-card';
import { Notes } from './notes';
import { EmptyNotice } from './notices';
import { PeriodCard } from './period-card';
import { VolumeCard } from './volume-card';

interface FiguresProps {
  readonly aggregates: Aggregates;
  readonly range: DayRange;
  readonly selection: Selection;
  readonly now: () => number;
  readonly onSelect: (selection: Selection) => void;
}

/** All figures of a range and a model version, or why there are none. */
export function Figures({ aggregates, range, selection, now, onSelect }: FiguresProps) {
  const { epsilon } = aggregates;
  const { totals, overall, unread, periods, digits, models, trends, thin } = useMemo(
    () => figuresOf(aggregates, selection.model),
    [aggregates, selection.model],
  );
  const notes = <Notes epsilon={epsilon} leastReports={formatCount(reportsForDay(epsilon))} />;
  if (totals.length === 0) {
    const others = aggregates.totals.length > 0;
    return (
      <>
        <NothingYet epsilon={epsilon} selection={selection} others={others} now={now} onSelect={onSelect} />
        {others && <ModelCard rates={models} />}
        {notes}
      </>
    );
  }
  return (
    <>
      <Headline figure={overall} unread={unread} periods={periods} range={range} model={selection.model} />
      <PeriodCard
        periods={periods}
        range={range}
        waiting={waitingTexts(waitingDays(periods, range, utcDay(now())), thin)}
      />
      <ModelCard rates={models} />
      <div className="pair">
        <DigitCard rates={digits} overall={overall.rate?.rate ?? null} />
        <VolumeCard periods={periods} range={range} />
      </div>
      <DigitTrendsCard trends={trends} range={range} />
      {notes}
    </>
  );
}

function figuresOf(aggregates: Aggregates, model: string | null) {
  const counted = withNoise(aggregates);
  const totals = ofModel(counted.totals, model);
  const cells = ofModel(counted.cells, model);
  // Whether a day is thin is decided for each version by itself.
  const busiest = rateByModel(totals).toSorted((a, b) => b.figure.attempts - a.figure.attempts)[0];
  return {
    totals,
    overall: pool(totals),
    periods: rateByPeriod(totals),
    digits: rateByDigit({ totals, cells }),
    unread: unreadShare({ totals, cells }),
    models: rateByModel(counted.totals),
    trends: periodsByDigit(cells),
    thin: busiest ? thinWeek(rateByPeriod(ofModel(totals, busiest.model)), aggregates.epsilon) : null,
  };
}

interface NothingYetProps extends Pick<FiguresProps, 'selection' | 'now' | 'onSelect'> {
  readonly epsilon: number | null;
  /** Whether other model versions have figures in these days. */
  readonly others: boolean;
}

function NothingYet({ epsilon, selection, others, now, onSelect }: NothingYetProps) {
  const texts = messages.empty;
  const least = formatCount(reportsForDay(epsilon));
  const time = now();
  const wait = formatWait(untilDayEnds(time) / 1000);
  const { model, range } = selection;
  return (
    <EmptyNotice title={texts.title}>
      {model !== null && others && <p>{texts.model(model)}</p>}
      <p>{epsilon === null ? texts.why(least) : texts.whyNoisy(least)}</p>
      <p>{texts.next(formatDay(utcDay(time)), wait)}</p>
      <div className="actions">
        {model !== null && others && (
          <button type="button" className="button" onClick={() => onSelect({ ...selection, model: null })}>
            {texts.showAllModels}
          </button>
        )}
        {!(range.kind === 'last' && range.days === WIDEST_PRESET) && (
          <button
            type="button"
            className="button"
            onClick={() => onSelect({ ...selection, range: { kind: 'last', days: WIDEST_PRESET } })}
          >
            {texts.widen(WIDEST_PRESET)}
          </button>
        )}
      </div>
    </EmptyNotice>
  );
}
