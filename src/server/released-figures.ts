import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { addDays, DIGITS, daysInclusive, type Total } from '../contract';
import { markUnusual, type ReleasedPeriod, type Unusual } from '../statistics';
import { aggregate, CSV_COLUMNS, csvLine } from './aggregates';
import type { ReleasedCell, ReleasedQuery, Store } from './store';

/** Longest work in one go, in ms: reports are answered in between. */
const SLICE_MS = 1;
/** Days that are read from the database, and judged, together. */
const WINDOW_DAYS = 28;

/** Parts of answers: one after the other they are those of all blocks. */
const PARTS = ['jsonCells', 'jsonTotals', 'csvCells', 'csvTotals'] as const;
type Part = (typeof PARTS)[number];

/** Days and a model version that were released together, as they are answered. */
interface Block extends Pick<Total, 'from' | 'to' | 'model'>, Readonly<Record<Part, Buffer>> {
  /** Another one if anything of the block is. */
  readonly hash: string;
}

/** The bytes of a part of all blocks. Block n begins at `starts[n]`. */
interface Joined {
  readonly bytes: Bytes;
  readonly starts: readonly number[];
}

type Bytes = Uint8Array<ArrayBuffer>;

/** The answer to a query, and its ETag: the same until the next release, in every process. */
export interface PreparedFigures {
  readonly tag: string;
  /** One after the other. They are shared: nobody may change them. */
  readonly pieces: readonly Bytes[];
}

const NOTHING = new Uint8Array();

type FiguresStore = Pick<Store, 'released' | 'releasedSpan' | 'releasedVersion'>;

/**
 * The released figures as bytes, ready to be sent. Released cells never change, so each is computed
 * once, when figures are first asked for after its release, in slices: the serving thread takes
 * reports in between. Answers are cut out of these bytes.
 */
export class ReleasedFigures {
  readonly #store: FiguresStore;
  readonly #epsilon: number | null;
  #blocks: readonly Block[] = [];
  #joined: Readonly<Record<Part, Joined>> | null = null;
  /** Of all blocks. */
  #hash = '';
  #version: string | null = null;
  #preparing: Promise<void> | null = null;
  #turn: Promise<void> = Promise.resolve();

  constructor(store: FiguresStore, epsilon: number | null) {
    this.#store = store;
    this.#epsilon = epsilon;
  }

  /** How many days a query is for; without an end, those released. */
  async daysOf({ from, to }: ReleasedQuery): Promise<number> {
    if (from !== null && to !== null) return daysInclusive(from, to);
    const span = await this.#store.releasedSpan();
    return span === null ? 0 : Math.max(0, daysInclusive(from ?? span.from, to ?? span.to));
  }

  /** The released cells that touch a period. */
  async answer({ from, to, model }: ReleasedQuery, format: 'json' | 'csv'): Promise<PreparedFigures> {
    await this.#prepare();
    // One answer in a turn of the event loop, so that many readers do not hold up reports.
    this.#turn = this.#turn.then(() => setImmediate());
    await this.#turn;
    const runs = runsOf(
      this.#blocks,
      (block) =>
        (from === null || block.to >= from) &&
        (to === null || block.from <= to) &&
        (model === null || block.model === model),
    );
    const joined = this.#joined;
    const cut = (part: Part) =>
      runs.map(
        ([first, end]) =>
          joined?.[part].bytes.subarray(joined[part].starts[first], joined[part].starts[end]) ?? NOTHING,
      );
    const pieces =
      format === 'csv'
        ? [Buffer.from(`${CSV_COLUMNS.join(',')}\r\n`), ...cut('csvCells'), ...cut('csvTotals')]
        : [
            Buffer.from(`{"epsilon":${this.#epsilon},"cells":[`),
            ...withoutComma(cut('jsonCells')),
            Buffer.from('],"totals":['),
            ...withoutComma(cut('jsonTotals')),
            Buffer.from(']}'),
          ];
    const question = JSON.stringify([this.#hash, format, from, to, model]);
    return { tag: `"${sha256(question).slice(0, 22)}"`, pieces };
  }

  /** Brings the blocks up to date; of several calls at once, one does it. */
  async #prepare(): Promise<void> {
    const version = await this.#store.releasedVersion();
    if (version === this.#version) return;
    this.#preparing ??= this.#renew(version).finally(() => {
      this.#preparing = null;
    });
    await this.#preparing;
  }

  async #renew(version: string): Promise<void> {
    const known = new Map(this.#blocks.map((block) => [block.hash, block]));
    const blocks: Block[] = [];
    const pause = slices();
    let windows: readonly (readonly ReleasedPart[])[] = [[], []];
    for await (const next of this.#readWindows()) {
      // A week of this window ends in the next one, and is judged by the two before.
      windows = [...windows, next].slice(-4);
      const [current = [], ...others] = windows.length < 4 ? [] : [windows[2], ...windows.toSpliced(2, 1)];
      const marks = markUnusual([...current, ...others.flat()].map(({ period }) => period));
      for (const part of current) {
        const unusual = marks.next().value ?? null;
        const hash = sha256(JSON.stringify([part.cells, unusual, this.#epsilon]));
        blocks.push(known.get(hash) ?? this.#makeBlock(part, unusual, hash));
        await pause();
      }
    }
    this.#joined = await join(blocks, pause);
    this.#hash = sha256(blocks.map(({ hash }) => hash).join());
    this.#blocks = blocks;
    this.#version = version;
  }

  /** All released parts by first day, some weeks at a time; at the end an empty window. */
  async *#readWindows(): AsyncGenerator<readonly ReleasedPart[]> {
    const span = await this.#store.releasedSpan();
    if (span === null) return;
    for (let from = span.from; from <= span.to; from = addDays(from, WINDOW_DAYS)) {
      const cells = await this.#store.released({ from, to: addDays(from, WINDOW_DAYS - 1), model: null });
      await setImmediate();
      // Those that began earlier came with the days before.
      yield partsOf(cells.filter((cell) => cell.from >= from));
    }
    yield [];
  }

  #makeBlock({ cells: released, period }: ReleasedPart, unusual: Unusual | null, hash: string): Block {
    const { cells, totals: plain } = aggregate(released, this.#epsilon);
    const totals = plain.map((total) => (unusual === null ? total : { ...total, unusual }));
    const { from, to, model } = period;
    return {
      from,
      to,
      model,
      hash,
      jsonCells: jsonItems(cells),
      jsonTotals: jsonItems(totals),
      csvCells: Buffer.from(cells.map(csvLine).join('')),
      csvTotals: Buffer.from(totals.map((total) => csvLine({ ...total, digit: 'all' })).join('')),
    };
  }
}

/** The released cells of the same days and version. */
interface ReleasedPart {
  readonly cells: readonly ReleasedCell[];
  readonly period: ReleasedPeriod;
}

/** Splits cells by days and version; they come in that order. */
function partsOf(cells: readonly ReleasedCell[]): readonly ReleasedPart[] {
  const parts: ReleasedCell[][] = [];
  for (const cell of cells) {
    const last = parts.at(-1);
    const [first] = last ?? [];
    if (first && first.from === cell.from && first.to === cell.to && first.model === cell.model) {
      last?.push(cell);
    } else parts.push([cell]);
  }
  return parts.map((part) => ({ cells: part, period: periodOf(part) }));
}

/** Cells as they are judged. Exact ones have no total of their own. */
function periodOf(cells: readonly ReleasedCell[]): ReleasedPeriod {
  const [{ from, to, model }] = cells as [ReleasedCell];
  const total = cells.find(({ digit }) => digit === 'all') ?? {
    attempts: cells.reduce((sum, { attempts }) => sum + attempts, 0),
    failures: cells.reduce((sum, { failures }) => sum + failures, 0),
    noise: 0,
  };
  const digits = DIGITS.flatMap((digit) => cells.find((cell) => cell.digit === String(digit)) ?? []);
  return { from, to, model, total, digits };
}

/** Gives a function that lets other work go first once a slice of time is over. */
function slices(): () => Promise<void> {
  let end = performance.now() + SLICE_MS;
  return async () => {
    if (performance.now() < end) return;
    await setImmediate();
    end = performance.now() + SLICE_MS;
  };
}

/** Lays the bytes of the blocks one after the other. */
async function join(blocks: readonly Block[], pause: () => Promise<void>): Promise<Record<Part, Joined>> {
  const joined: Partial<Record<Part, Joined>> = {};
  for (const part of PARTS) {
    const size = blocks.reduce((sum, block) => sum + block[part].length, 0);
    const bytes = Buffer.allocUnsafeSlow(size);
    const starts = [0];
    for (const block of blocks) {
      const start = starts.at(-1) ?? 0;
      starts.push(start + block[part].copy(bytes, start));
      await pause();
    }
    joined[part] = { bytes, starts };
  }
  return joined as Record<Part, Joined>;
}

/** The runs of neighbours that match, each from its first index to before its end. */
function runsOf<T>(items: readonly T[], isMatch: (item: T) => boolean): readonly [number, number][] {
  const runs: [number, number][] = [];
  for (const [index, item] of items.entries()) {
    if (!isMatch(item)) continue;
    const last = runs.at(-1);
    if (last?.[1] === index) last[1]++;
    else runs.push([index, index + 1]);
  }
  return runs;
}

/** JSON of the items, each after a comma. */
function jsonItems(items: readonly object[]): Buffer {
  return Buffer.from(items.map((item) => `,${JSON.stringify(item)}`).join(''));
}

function withoutComma([first, ...others]: readonly Bytes[]): readonly Bytes[] {
  return first ? [first.subarray(1), ...others] : [];
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
