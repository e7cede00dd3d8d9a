import { useMemo } from 'react';
import type { Aggregates } from '../aggregates';
import { untilDayEnds, utcDay } from '../calendar';
import { formatCount, formatDay, formatWait } from '../format';
import { messages } from '../messages';
import { ofModel, pool, rateByDigit, rateByModel, rateByPeriod, withNoise } from '../pooling';
import { type DayRange, type Selection, WIDEST_PRESET } from '../range';
import { DigitCard } from './digit-card';
import { Headline } from './headline';
import { ModelCard } from './model-card';
import { Notes } from './notes';
import { EmptyNotice } from './notices';
import { PeriodCard } from './period-card';

/** Reports that a day needs before it is released: the server's setting PRIVACY_MIN_REPORTS where it is not changed. */
const LEAST_REPORTS = 20;

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
  const { totals, overall, periods, digits, models } = useMemo(
    () => figuresOf(aggregates, selection.model),
    [aggregates, selection.model],
  );
  const notes = <Notes epsilon={epsilon} leastReports={formatCount(LEAST_REPORTS)} />;
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
      <Headline figure={overall} periods={periods} range={range} model={selection.model} />
      <PeriodCard periods={periods} range={range} />
      <div className="pair">
        <DigitCard rates={digits} overall={overall.rate?.rate ?? null} />
        <div className="stack">
          <ModelCard rates={models} />
          {notes}
        </div>
      </div>
    </>
  );
}

function figuresOf(aggregates: Aggregates, model: string | null) {
  const counted = withNoise(aggregates);
  const totals = ofModel(counted.totals, model);
  return {
    totals,
    overall: pool(totals),
    periods: rateByPeriod(totals),
    digits: rateByDigit({ totals, cells: ofModel(counted.cells, model) }),
    models: rateByModel(counted.totals),
  };
}

interface NothingYetProps extends Pick<FiguresProps, 'selection' | 'now' | 'onSelect'> {
  readonly epsilon: number | null;
  /** Whether other model versions have figures in these days. */
  readonly others: boolean;
}

function NothingYet({ epsilon, selection, others, now, onSelect }: NothingYetProps) {
  const texts = messages.empty;
  const least = formatCount(LEAST_REPORTS);
  const time = now();
  const wait = formatWait(untilDayEnds(time) / 1000);
  const { model, range } = selection;
  return (
    <EmptyNotice title={texts.title}>
      {model !== null && others && <p>{texts.model(model)}</p>}
      <p>{epsilon === null ? texts.why(least) : texts.whyNoisy}</p>
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
