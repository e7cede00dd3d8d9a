import { transpose } from './planes';

/**
 * Largest thickness of a printed line: a share of the picture's shorter side, or so many pixels.
 */
const MAX_THICKNESS_SHARE = 0.012;
const MAX_THICKNESS_PIXELS = 3;
/** Smaller pictures are cut-out digits, whose strokes are as long and thin as ruled lines. */
const MIN_SIDE = 100;
/** A line spans at least this share of the picture, and is visible in this share of its span. */
const MIN_SPAN = 0.5;
const MIN_VISIBLE = 0.4;
/**
 * A line starts or ends within this share of the picture from its edge, unless there are several.
 */
const EDGE_SHARE = 0.03;
const SEVERAL = 3;
/** Steepest slope of a line on tilted paper. */
const MAX_SLOPE = 0.16;
/** Longest gap that crossing ink leaves in a line, as a share of the picture. */
const MAX_GAP = 0.4;
/** Over fewer columns the slope is unreliable. */
const MIN_SLOPE_COLUMNS = 16;

/** Set pixels of a column, rows `from` to `to` - 1, no thicker than a line. */
interface Run {
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

/** Runs of successive columns that may be one line. */
interface Track {
  readonly runs: Run[];
  readonly startY: number;
  y: number;
}

/**
 * Removes the printed lines of ruled and squared paper: long, thin, nearly parallel to a side of
 * the picture. Ink that crosses a line stays whole.
 *
 * Method: track runs from column to column and remove only those as thin as the line, as in the
 * removal of staff lines from printed music (C. Dalitz et al., IEEE TPAMI 30, 2008).
 *
 * @param mask 1 for ink or a line, 0 else; changed in place
 */
export function removeRuledLines(mask: Uint8Array, width: number, height: number): void {
  const side = Math.min(width, height);
  if (side < MIN_SIDE) return;
  const maxThickness = Math.max(MAX_THICKNESS_PIXELS, Math.round(side * MAX_THICKNESS_SHARE));
  const allHorizontal = tracksOf(mask, width, height, maxThickness);
  const allVertical = tracksOf(transpose(mask, width, height), height, width, maxThickness);
  const isRuled = allHorizontal.length >= SEVERAL;
  const isSquared = isRuled && allVertical.length >= SEVERAL;
  const horizontal = allHorizontal.filter((track) => isRuled || reachesEdge(track, width));
  const vertical = allVertical.filter((track) => isSquared || reachesEdge(track, height));
  for (const { column, from, to } of horizontal.flatMap(thinRuns)) {
    for (let row = from; row < to; row++) mask[row * width + column] = 0;
  }
  // Columns of the transposed mask are rows of this one.
  for (const { column: row, from, to } of vertical.flatMap(thinRuns))
    mask.fill(0, row * width + from, row * width + to);
}

function tracksOf(mask: Uint8Array, width: number, height: number, maxThickness: number): Track[] {
  const maxGap = Math.ceil(MAX_GAP * width);
  const closed: Track[] = [];
  let open: Track[] = [];
  for (let column = 0; column < width; column++) {
    const runs = runsOf(mask, width, height, column, maxThickness);
    const free = new Set(runs);
    for (const track of open) {
      const expected = expectedAt(track, column);
      let nearest: Run | null = null;
      for (const run of free) {
        const off = Math.abs(middleOf(run) - expected);
        const gap = column - (track.runs.at(-1)?.column ?? 0);
        if (off <= 1.5 + 0.04 * gap && off < Math.abs((nearest ? middleOf(nearest) : Infinity) - expected))
          nearest = run;
      }
      if (!nearest) continue;
      free.delete(nearest);
      track.runs.push(nearest);
      track.y = middleOf(nearest);
    }
    const stillOpen: Track[] = [];
    for (const track of open) {
      const last = track.runs.at(-1)?.column ?? 0;
      // Short tracks bridge short gaps only: they may not be lines, and their slope is unreliable.
      const gap = Math.min(maxGap, 2 * track.runs.length);
      if (column - last <= gap) stillOpen.push(track);
      else closed.push(track);
    }
    open = stillOpen;
    for (const run of free) open.push({ runs: [run], startY: middleOf(run), y: middleOf(run) });
  }
  return [...closed, ...open].filter((track) => {
    const span = spanOf(track);
    const slope = (track.y - track.startY) / Math.max(1, span);
    return (
      span >= MIN_SPAN * width && track.runs.length >= MIN_VISIBLE * span && Math.abs(slope) <= MAX_SLOPE
    );
  });
}

function runsOf(
  mask: Uint8Array,
  width: number,
  height: number,
  column: number,
  maxThickness: number,
): Run[] {
  const runs: Run[] = [];
  let from = -1;
  for (let row = 0; row <= height; row++) {
    const set = row < height && mask[row * width + column] === 1;
    if (set && from < 0) from = row;
    if (set || from < 0) continue;
    if (row - from <= maxThickness) runs.push({ column, from, to: row });
    from = -1;
  }
  return runs;
}

/** The row where a track is expected to continue, by its slope so far. */
function expectedAt({ runs, startY, y }: Track, column: number): number {
  const [first, last] = [runs[0], runs.at(-1)];
  if (!first || !last || last.column - first.column < MIN_SLOPE_COLUMNS) return y;
  return y + ((y - startY) / (last.column - first.column)) * (column - last.column);
}

function middleOf({ from, to }: Run): number {
  return (from + to) / 2;
}

function spanOf({ runs }: Track): number {
  return (runs.at(-1)?.column ?? 0) - (runs[0]?.column ?? 0) + 1;
}

function reachesEdge({ runs }: Track, width: number): boolean {
  const near = Math.ceil(EDGE_SHARE * width);
  return (runs[0]?.column ?? width) < near || (runs.at(-1)?.column ?? 0) >= width - near;
}

/** The runs without ink over the line, which are no thicker than it. */
function thinRuns({ runs }: Track): Run[] {
  const thicknesses = runs.map(({ from, to }) => to - from).sort((a, b) => a - b);
  const median = thicknesses[thicknesses.length >> 1] ?? 0;
  const max = median + Math.max(1, Math.round(median / 2));
  return runs.filter(({ from, to }) => to - from <= max);
}
