import { type Random, seededRandom } from '../../../src/random';
import {
  type DigitReader,
  drawnDigit,
  learnFrom,
  rememberedReading,
  SessionMemory,
  traceOf,
} from '../../../src/recognizer/node';
import type { DigitInk } from './samples';

/** What the session memory mends and breaks. Shares are 0 to 1. */
export interface SessionFigures {
  readonly source: string;
  readonly writers: number;
  /** Digits read, over all sessions. */
  readonly digits: number;
  /** Share misread by the network alone. */
  readonly errorAlone: number;
  /** Share misread with the memory. */
  readonly error: number;
  /** Digits that only the network alone misreads. */
  readonly mended: number;
  /** Digits that only the reader with memory misreads. */
  readonly broken: number;
  /** Of the broken, those accepted. */
  readonly brokenAccepted: number;
}

/** Digits of a session, at most: a writer who wrote fewer has a shorter one. */
const MAX_DIGITS = 60;
/** Sessions of each writer, each of digits drawn afresh, in another order. */
const SESSIONS = 5;
const SEED = 1;

/**
 * Simulates sessions, a row for each source: a writer writes digits, corrects each that is misread
 * or refused, and says nothing else.
 */
export function sessionFigures(
  reader: Pick<DigitReader, 'look'>,
  ink: readonly DigitInk[],
): SessionFigures[] {
  return [...new Set(ink.map(({ source }) => source))].sort().map((source) =>
    figuresOf(
      source,
      writersOf(
        reader,
        ink.filter((digit) => digit.source === source),
      ),
    ),
  );
}

function figuresOf(source: string, writers: readonly (readonly Seen[])[]): SessionFigures {
  const random = seededRandom(SEED);
  const count = { digits: 0, wrongAlone: 0, wrong: 0, mended: 0, broken: 0, brokenAccepted: 0 };
  for (const seen of writers) {
    for (let session = 0; session < SESSIONS; session++) {
      const memory = new SessionMemory();
      for (const { look, trace, digit } of shuffled(seen, random).slice(0, MAX_DIGITS)) {
        const wrongAlone = rememberedReading(look, trace, null).digit !== digit;
        const reading = rememberedReading(look, trace, memory);
        const wrong = reading.digit !== digit;
        learnFrom(memory, reading, digit);
        count.digits++;
        count.wrongAlone += Number(wrongAlone);
        count.wrong += Number(wrong);
        count.mended += Number(wrongAlone && !wrong);
        count.broken += Number(!wrongAlone && wrong);
        count.brokenAccepted += Number(!wrongAlone && wrong && reading.accepted);
      }
    }
  }
  const { digits, wrongAlone, wrong, mended, broken, brokenAccepted } = count;
  return {
    source,
    writers: writers.length,
    digits,
    errorAlone: wrongAlone / digits,
    error: wrong / digits,
    mended,
    broken,
    brokenAccepted,
  };
}

/** A digit as the network sees it: it is read in several sessions, and looked at once. */
type Seen = ReturnType<typeof seenOf>[number];

/** The digits of each writer, by name. */
function writersOf(reader: Pick<DigitReader, 'look'>, ink: readonly DigitInk[]): Seen[][] {
  const byWriter = new Map<string, DigitInk[]>();
  for (const digit of ink) byWriter.set(digit.writer, [...(byWriter.get(digit.writer) ?? []), digit]);
  return [...byWriter].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, own]) => seenOf(reader, own));
}

function seenOf(reader: Pick<DigitReader, 'look'>, ink: readonly DigitInk[]) {
  const looks = reader.look(ink.map(({ strokes }) => drawnDigit(strokes)));
  return ink.flatMap(({ strokes, digit }, i) => {
    const look = looks[i];
    return look ? [{ look, trace: traceOf(look, strokes), digit }] : [];
  });
}

function shuffled<T>(all: readonly T[], random: Random): T[] {
  return all
    .map((one) => ({ one, key: random.uniform() }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one);
}
