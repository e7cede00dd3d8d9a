import type { Component } from './components';
import type { Box } from './picture';

/** Lower components, in typical digit heights, are bars, dots or specks, and start no line. */
const MIN_HEIGHT = 0.4;
/** Widest gap between two digits of a number, in digit heights. */
const MAX_GAP = 2;
/** Least vertical overlap of two neighbours, as a share of the lower one's height. */
const MIN_OVERLAP = 0.35;
/** Largest distance of a bar or a loose part from its digit, in digit heights. */
const MAX_LOOSE_DISTANCE = 0.3;
/** Wider flat components, in digit heights, are dashes or underlines. */
const MAX_BAR_WIDTH = 1.1;
/** The reader reads numbers of at most so many digits. */
const MAX_DIGITS = 12;
/** A picture with more components shows no written digits. */
const MAX_COMPONENTS = 4000;
/** A component that touches so many edges of the picture is a frame. */
const FRAME_EDGES = 3;

/** A line of ink that may be one number; its components from left to right. */
export interface LineGroup {
  readonly components: readonly Component[];
  readonly box: Box;
  /** Median height of its tall components, in pixels. */
  readonly height: number;
}

/**
 * Groups neighbouring components into lines.
 *
 * @returns from top to bottom, and from left to right within a row
 */
export function groupIntoLines(components: readonly Component[], width: number, height: number): LineGroup[] {
  if (components.length > MAX_COMPONENTS) return [];
  const unframed = components.filter(({ box }) => edgesTouched(box, width, height) < FRAME_EDGES);
  const typical = typicalHeight(unframed);
  const tall = unframed
    .filter(({ box }) => heightOf(box) >= MIN_HEIGHT * typical)
    .sort((a, b) => centreX(a.box) - centreX(b.box));
  const lines: Component[][] = [];
  for (const component of tall) {
    const line = bestBy(lines, (candidate) => continuation(candidate, component.box));
    if (line) line.push(component);
    else lines.push([component]);
  }
  const groups = lines.flatMap(split).map((line) => [...line]);
  for (const component of unframed) {
    if (heightOf(component.box) >= MIN_HEIGHT * typical) continue;
    if (widthOf(component.box) > MAX_BAR_WIDTH * typical) continue;
    const group = bestBy(groups, (candidate) =>
      nearness(candidate, component.box, MAX_LOOSE_DISTANCE * typical),
    );
    group?.push(component);
  }
  return inReadingOrder(groups.map(groupOf));
}

/** Median height of the components, weighted by their pixels so that specks count little. */
function typicalHeight(components: readonly Component[]): number {
  const byHeight = [...components].sort((a, b) => heightOf(a.box) - heightOf(b.box));
  const total = byHeight.reduce((sum, { pixels }) => sum + pixels.length, 0);
  let below = 0;
  for (const { box, pixels } of byHeight) {
    below += pixels.length;
    if (below * 2 >= total) return heightOf(box);
  }
  return 0;
}

/** How well a component continues a line; 0 if it does not. */
function continuation(line: readonly Component[], box: Box): number {
  // Digits may overlap a little, so the last few are compared, not only the last.
  return Math.max(
    ...line.slice(-3).map(({ box: other }) => {
      const gap = box.left - other.right;
      const maxGap = MAX_GAP * Math.max(heightOf(box), heightOf(other));
      const shared = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
      const overlap = shared / Math.min(heightOf(box), heightOf(other));
      return gap > maxGap || overlap < MIN_OVERLAP ? 0 : overlap + 1 - gap / maxGap;
    }),
  );
}

/** By how much a component is nearer to a group than `reach`; 0 if it is not. */
function nearness(group: readonly Component[], box: Box, reach: number): number {
  const distances = group.map(({ box: other }) =>
    Math.max(
      0,
      box.left - other.right,
      other.left - box.right,
      box.top - other.bottom,
      other.top - box.bottom,
    ),
  );
  return Math.max(0, reach - Math.min(...distances));
}

/** The item of the highest score above 0, the first of equals. */
function bestBy<Item>(items: readonly Item[], scoreOf: (item: Item) => number): Item | null {
  let best: { item: Item; score: number } | null = null;
  for (const item of items) {
    const score = scoreOf(item);
    if (score > (best?.score ?? 0)) best = { item, score };
  }
  return best?.item ?? null;
}

/** Splits a line of too many digits for one number at its widest gaps. */
function split(line: readonly Component[]): (readonly Component[])[] {
  if (line.length <= MAX_DIGITS) return [line];
  let widest = { gap: -Infinity, at: 1 };
  line.slice(1).forEach(({ box }, i) => {
    const gap = box.left - Math.max(...line.slice(0, i + 1).map((other) => other.box.right));
    if (gap > widest.gap) widest = { gap, at: i + 1 };
  });
  return [line.slice(0, widest.at), line.slice(widest.at)].flatMap(split);
}

function groupOf(components: readonly Component[]): LineGroup {
  const boxes = components.map(({ box }) => box);
  const heights = boxes.map(heightOf).sort((a, b) => a - b);
  const tall = heights.filter((height) => height >= MIN_HEIGHT * (heights.at(-1) ?? 0));
  return {
    components: [...components].sort((a, b) => centreX(a.box) - centreX(b.box)),
    box: {
      left: Math.min(...boxes.map(({ left }) => left)),
      top: Math.min(...boxes.map(({ top }) => top)),
      right: Math.max(...boxes.map(({ right }) => right)),
      bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
    },
    height: tall[tall.length >> 1] ?? 0,
  };
}

/** From top to bottom, and from left to right within a row. */
function inReadingOrder(groups: readonly LineGroup[]): LineGroup[] {
  const rows: LineGroup[][] = [];
  for (const group of [...groups].sort((a, b) => centreY(a) - centreY(b))) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && centreY(group) - centreY(first) < first.height / 2) row.push(group);
    else rows.push([group]);
  }
  return rows.flatMap((row) => row.sort((a, b) => a.box.left - b.box.left));
}

function centreY({ box }: LineGroup): number {
  return (box.top + box.bottom) / 2;
}

function edgesTouched({ left, top, right, bottom }: Box, width: number, height: number): number {
  return [left === 0, top === 0, right === width, bottom === height].filter(Boolean).length;
}

function heightOf({ top, bottom }: Box): number {
  return bottom - top;
}

function widthOf({ left, right }: Box): number {
  return right - left;
}

function centreX({ left, right }: Box): number {
  return (left + right) / 2;
}
