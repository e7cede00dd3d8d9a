import { addDays, type Day, daysInclusive, isDay, MAX_AGGREGATES_DAYS } from '../contract';

/** Spans offered by name, in days; the first is the default. */
export const PRESET_DAYS = [30, 90] as const;
type PresetDays = (typeof PRESET_DAYS)[number];

export const WIDEST_PRESET: PresetDays = 90;

/** Days from first to last, both included. */
export interface DayRange {
  readonly from: Day;
  readonly to: Day;
}

/** What the maintainer chose: the last so many ended days, or days of their own. */
export type RangeChoice =
  | { readonly kind: 'last'; readonly days: PresetDays }
  | ({ readonly kind: 'custom' } & DayRange);

export const DEFAULT_RANGE: RangeChoice = { kind: 'last', days: PRESET_DAYS[0] };

/** Why two days make no range. */
export type RangeProblem = 'from-missing' | 'to-missing' | 'reversed' | 'not-ended' | 'too-long';

/** The last day that can have figures: the one before `today`, for today has not ended. */
export function lastEndedDay(today: Day): Day {
  return addDays(today, -1);
}

/** The spans by name that show more than shorter ones do, and the chosen one. */
export function presetsFor(choice: RangeChoice, released: DayRange, today: Day): readonly PresetDays[] {
  const isChosen = (days: PresetDays) => choice.kind === 'last' && choice.days === days;
  return PRESET_DAYS.filter((days, i) => {
    const shorter = PRESET_DAYS[i - 1];
    return isChosen(days) || shorter === undefined || released.from < addDays(today, -shorter);
  });
}

/** The days a choice stands for when the present UTC day is `today`. */
export function resolveRange(choice: RangeChoice, today: Day): DayRange {
  if (choice.kind === 'custom') return { from: choice.from, to: choice.to };
  const to = lastEndedDay(today);
  return { from: addDays(to, 1 - choice.days), to };
}

/** Checks two days as typed (`''` where a field is empty); null means they make a range. */
export function rangeProblem(from: string, to: string, today: Day): RangeProblem | null {
  if (!isDay(from)) return 'from-missing';
  if (!isDay(to)) return 'to-missing';
  if (to > lastEndedDay(today)) return 'not-ended';
  if (from > to) return 'reversed';
  if (daysInclusive(from, to) > MAX_AGGREGATES_DAYS) return 'too-long';
  return null;
}

/** What the page shows: kept in its address, so that a reload or a link shows the same. */
export interface Selection {
  readonly range: RangeChoice;
  /** Model version, or null for all. */
  readonly model: string | null;
}

/** Reads a selection from the query of the page's address; what is not valid is not chosen. */
export function readSelection(query: string, today: Day): Selection {
  const parameters = new URLSearchParams(query);
  return { range: readRange(parameters, today), model: parameters.get('model') || null };
}

function readRange(parameters: URLSearchParams, today: Day): RangeChoice {
  const from = parameters.get('from') ?? '';
  const to = parameters.get('to') ?? '';
  if (rangeProblem(from, to, today) === null) return { kind: 'custom', from, to };
  const days = PRESET_DAYS.find((preset) => String(preset) === parameters.get('days'));
  return days === undefined ? DEFAULT_RANGE : { kind: 'last', days };
}

/** The query that `readSelection` reads back. @param query what is not of the selection stays */
export function writeSelection({ range, model }: Selection, query = ''): string {
  const parameters = new URLSearchParams(query);
  for (const name of ['days', 'from', 'to', 'model']) parameters.delete(name);
  const chosen = range.kind === 'custom' ? { from: range.from, to: range.to } : { days: String(range.days) };
  for (const [name, value] of Object.entries(chosen)) parameters.set(name, value);
  if (model !== null) parameters.set('model', model);
  return `?${parameters}`;
}
