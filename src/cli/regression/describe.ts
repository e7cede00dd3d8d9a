import { formatTable } from '../../command';
import type { Total } from '../../contract';
import type { Difference, Rate } from '../../statistics';
import { type JudgedPart, type JudgedVersion, partsWith, type Verdict } from './judge';

const HEAD = ['', 'before', 'now', 'difference', '95% interval', 'judged by', 'verdict'];
const VERDICTS: Readonly<Record<Verdict, string>> = {
  regression: 'WORSE',
  fine: 'fine',
  open: "can't tell yet",
};

/** All of a comparison, as a table to read. */
export function describe(comparison: JudgedVersion, maxIncrease: number): string {
  const { model, before, parts } = comparison;
  return [
    `${model} against ${before}; a rise by ${points(maxIncrease)} percentage points is allowed:`,
    formatTable(
      HEAD,
      parts.map((part) => [
        partName(part.part),
        rate(part.before),
        rate(part.now),
        part.difference ? signed(part.difference.difference) : '–',
        span(part.difference),
        part.judged === null ? '–' : part.part === 'all' ? 'the same' : span(part.judged),
        VERDICTS[part.verdict],
      ]),
    ),
  ].join('\n');
}

/** What was found, in a line: "m6 against m5: overall +1.20 (+0.81 to +1.60), digit 7 …". */
export function findingLine(comparison: JudgedVersion): string {
  const found = partsWith('regression', comparison).map(
    ({ part, judged }) =>
      `${partName(part)} ${judged ? `${signed(judged.difference)} (${span(judged)})` : ''}`,
  );
  return `${comparison.model} against ${comparison.before}, percentage points: ${found.join(', ')}`;
}

/** The parts that cannot be told yet; null where there are none. */
export function openLine(comparison: JudgedVersion): string | null {
  const open = partsWith('open', comparison);
  if (open.length === 0) return null;
  const digits = open.flatMap(({ part }) => (part === 'all' ? [] : [part]));
  const named = [
    ...(open.some(({ part }) => part === 'all') ? ['overall'] : []),
    ...(digits.length > 0 ? [`digits ${digits.join(', ')}`] : []),
  ];
  return `Too few data to tell yet: ${comparison.model} against ${comparison.before}, ${named.join(' and ')}.`;
}

/** Released figures that may have been tampered with, in a line. */
export function unusualLine({ from, to, model, attempts, rate: share, unusual }: Total): string {
  const days = from === to ? from : `${from} to ${to}`;
  const failed =
    share === null ? '' : `, ${points(share)}% of ${attempts.toLocaleString('en')} readings failed`;
  const what = unusual === 'volume' ? 'unusual volume' : 'unusual failures';
  return `${model}, ${days}: ${what}${failed}. These figures may have been tampered with`;
}

function partName(part: JudgedPart['part']): string {
  return part === 'all' ? 'overall' : `digit ${part}`;
}

function rate(value: Rate | null): string {
  return value === null ? '–' : `${points(value.rate)}%`;
}

function points(share: number): string {
  return (100 * share).toFixed(2);
}

function signed(share: number): string {
  return `${share < 0 ? '' : '+'}${points(share)}`;
}

function span(interval: Pick<Difference, 'low' | 'high'> | null): string {
  return interval === null ? '–' : `${signed(interval.low)} to ${signed(interval.high)}`;
}

/** A comparison as the webhook gets it; shares of 1, the interval that of the verdict. */
export function factsOf({ part, before, now, judged }: JudgedPart) {
  return {
    part: String(part),
    before: before?.rate ?? null,
    now: now?.rate ?? null,
    difference: judged?.difference ?? null,
    low: judged?.low ?? null,
    high: judged?.high ?? null,
  };
}
