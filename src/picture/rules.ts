import { turned } from './planes';

/** A printed line is no thicker than this share of the picture's shorter side, or so many pixels. */
const THICKEST_SHARE = 0.012;
const THICKEST_PIXELS = 3;
/** Smaller pictures are a digit or two cut out: their strokes are as long and thin as a line. */
const LEAST_SIDE = 100;
/** A line goes over at least this share of the picture, and is seen in at least this share of its own length. */
const LEAST_SPAN = 0.5;
const LEAST_SEEN = 0.4;
/** It begins or ends this near to the edge of the picture, as a share of it; or there are several. */
const EDGE_SHARE = 0.03;
const SEVERAL = 3;
/** Steepest slope of a line: paper is not held quite straight. */
const STEEPEST = 0.16;
/** Ink crosses a line for no more than this share of the picture. */
const WIDEST_CROSSING = 0.4;
/** Columns from which the slope is known. */
const KNOWN_FROM = 16;

/** Rows `from` to `to` - 1 of a column that are set, no more than a line is thick. */
interface Run {
  readonly column: number;
  readonly from: number;
  readonly to: number;
}

interface Track {
  readonly runs: Run[];
  readonly startY: number;
  y: number;
}

/**
 * Takes the printed lines of ruled and squared paper away: long, thin, nearly straight along a side of the picture. Where
 * ink crosses one, the ink stays whole.
 *
 * Method: runs are followed from column to column, and only those as thin as the line are taken away; after the removal of staff lines in
 * the reading of printed music (C. Dalitz et al., IEEE TPAMI 30, 2008, compare several).
 *
 * @param mask 1 where there is ink or a line, 0 else; it is changed
 */
export function removeRules(mask: Uint8Array, width: number, height: number): void {
  const side = Math.min(width, height);
  if (side < LEAST_SIDE) return;
  const thickest = Math.max(THICKEST_PIXELS, Math.round(side * THICKEST_SHARE));
  const flat = tracksOf(mask, width, height, thickest);
  const upright = tracksOf(turned(mask, width, height), height, width, thickest);
  const squared = flat.length >= SEVERAL && upright.length >= SEVERAL;
  const lines = flat.filter((track) => flat.length >= SEVERAL || reachesEdge(track, width));
  const columns = upright.filter((track) => squared || reachesEdge(track, height));
  for (const { column, from, to } of lines.flatMap(thinRuns)) {
    for (let row = from; row < to; row++) mask[row * width + column] = 0;
  }
  // Of a picture on its side: its columns are rows.
  for (const { column: row, from, to } of columns.flatMap(thinRuns))
    mask.fill(0, row * width + from, row * width + to);
}

function tracksOf(mask: Uint8Array, width: number, height: number, thickest: number): Track[] {
  const widestGap = Math.ceil(WIDEST_CROSSING * width);
  const found: Track[] = [];
  let open: Track[] = [];
  for (let column = 0; column < width; column++) {
    const runs = runsOf(mask, width, height, column, thickest);
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
      // What was seen for a short way only may not be a line, and its slope is not known well.
      const patience = Math.min(widestGap, 2 * track.runs.length);
      if (column - last <= patience) stillOpen.push(track);
      else found.push(track);
    }
    open = stillOpen;
    for (const run of free) open.push({ runs: [run], startY: middleOf(run), y: middleOf(run) });
  }
  return [...found, ...open].filter((track) => {
    const span = spanOf(track);
    const slope = (track.y - track.startY) / Math.max(1, span);
    return (
      span >= LEAST_SPAN * width && track.runs.length >= LEAST_SEEN * span && Math.abs(slope) <= STEEPEST
    );
  });
}

function runsOf(mask: Uint8Array, width: number, height: number, column: number, thickest: number): Run[] {
  const runs: Run[] = [];
  let from = -1;
  for (let row = 0; row <= height; row++) {
    const set = row < height && mask[row * width + column] === 1;
    if (set && from < 0) from = row;
    if (set || from < 0) continue;
    if (row - from <= thickest) runs.push({ column, from, to: row });
    from = -1;
  }
  return runs;
}

function expectedAt({ runs, startY, y }: Track, column: number): number {
  const [first, last] = [runs[0], runs.at(-1)];
  if (!first || !last || last.column - first.column < KNOWN_FROM) return y;
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

/** Runs that are the line alone; thicker ones are ink over it. */
function thinRuns({ runs }: Track): Run[] {
  const thicknesses = runs.map(({ from, to }) => to - from).sort((a, b) => a - b);
  const usual = thicknesses[thicknesses.length >> 1] ?? 0;
  const most = usual + Math.max(1, Math.round(usual / 2));
  return runs.filter(({ from, to }) => to - from <= most);
}
