import { addDays, daysInclusive, type Releases, untilDayEnds, utcDay } from '../../contract';
import { useLanguage } from '../i18n';
import { type DayRange, type Selection, WIDEST_PRESET } from '../range';
import { Button } from '../ui/Button';
import { EmptyNotice } from './Notices';

interface NothingYetProps {
  readonly releases: Releases;
  readonly selection: Selection;
  /** Whether other model versions have figures in these days. */
  readonly others: boolean;
  readonly now: () => number;
  readonly onSelect: (selection: Selection) => void;
}

/** Why there are no figures, when there can be some, and where there are. */
export function NothingYet({ releases, selection, others, now, onSelect }: NothingYetProps) {
  const { messages, format } = useLanguage();
  const texts = messages.empty;
  const { epsilon, released, collecting } = releases;
  const { model, range } = selection;
  const least = format.count(releases.dayReports);
  const time = now();
  const wait = format.wait(untilDayEnds(time) / 1000);
  const byModel = model !== null && others;
  const title = byModel ? texts.title : released ? texts.elsewhereTitle : texts.neverTitle;
  const last = released && lastOf(released);
  return (
    <EmptyNotice
      title={title}
      level="h2"
      actions={
        <>
          {byModel && (
            <Button onClick={() => onSelect({ ...selection, model: null })}>{texts.showAllModels}</Button>
          )}
          {!byModel && last && (
            <Button onClick={() => onSelect({ ...selection, range: { kind: 'custom', ...last } })}>
              {texts.showSpan(format.span(last.from, last.to))}
            </Button>
          )}
          {byModel && !(range.kind === 'last' && range.days === WIDEST_PRESET) && (
            <Button onClick={() => onSelect({ ...selection, range: { kind: 'last', days: WIDEST_PRESET } })}>
              {texts.widen(WIDEST_PRESET)}
            </Button>
          )}
        </>
      }
    >
      {byModel && <p>{texts.model(model)}</p>}
      {!byModel && <p>{released ? texts.elsewhere(format.span(released.from, released.to)) : texts.never}</p>}
      {collecting && (
        <>
          <p>{epsilon === null ? texts.why(least) : texts.whyNoisy(least)}</p>
          <p>{texts.next(format.day(utcDay(time)), wait)}</p>
          <p>{texts.unknown}</p>
        </>
      )}
    </EmptyNotice>
  );
}

/** As many of the last days as the widest choice has. */
function lastOf({ from, to }: DayRange): DayRange {
  return daysInclusive(from, to) <= WIDEST_PRESET
    ? { from, to }
    : { from: addDays(to, 1 - WIDEST_PRESET), to };
}
