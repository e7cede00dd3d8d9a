import type { Component } from './components';
import type { Box } from './picture';

/** Ink lower than this, in heights of the usual digit, is a bar, a dot or a speck, and begins no line. */
const LEAST_HEIGHT = 0.4;
/** Free space between two digits of one number, in digit heights; beyond it another number begins. */
const WIDEST_GAP = 2;
/** How much of the lower of two neighbours lies beside the other. */
const LEAST_OVERLAP = 0.35;
/** How far from its digit a bar or a loose part may lie, in digit heights. */
const LOOSE = 0.3;
/** A flat piece wider than this, in digit heights, is a dash or a line under a number. */
const WIDEST_BAR = 1.1;
/** Most components of one number with as many digits as are read. */
const MOST_DIGITS = 12;
/** More ink than this is no writing of digits. */
const MOST_COMPONENTS = 4000;
/** Something that touches so many edges of the picture is a frame around what is written. */
const FRAME_EDGES = 3;

/** A line of ink that may be one number; its components from left to right. */
export interface InkGroup {
  readonly components: readonly Component[];
  readonly box: Box;
  /** Median height of its tall components, in pixels. */
  readonly height: number;
}

/** Puts components together that stand beside each other: lines from the top down, each from left to right. */
export function groupsOf(components: readonly Component[], width: number, height: number): InkGroup[] {
  if (components.length > MOST_COMPONENTS) return [];
  const inked = components.filter(({ box }) => edgesTouched(box, width, height) < FRAME_EDGES);
  const usual = usualHeight(inked);
  const tall = inked
    .filter(({ box }) => heightOf(box) >= LEAST_HEIGHT * usual)
    .sort((a, b) => middleOf(a.box) - middleOf(b.box));
  const lines: Component[][] = [];
  for (const component of tall) {
    const line = bestBy(lines, (candidate) => closeness(candidate, component.box));
    if (line) line.push(component);
    else lines.push([component]);
  }
  const groups = lines.flatMap(split).map((line) => [...line]);
  for (const component of inked) {
    if (heightOf(component.box) >= LEAST_HEIGHT * usual) continue;
    if (widthOf(component.box) > WIDEST_BAR * usual) continue;
    const group = bestBy(groups, (candidate) => nearness(candidate, component.box, LOOSE * usual));
    group?.push(component);
  }
  return inReadingOrder(groups.map(groupOf));
}

/** Height of the digits: of most of the ink, so that specks have no say. */
function usualHeight(components: readonly Component[]): number {
  const byHeight = [...components].sort((a, b) => heightOf(a.box) - heightOf(b.box));
  const all = byHeight.reduce((sum, { pixels }) => sum + pixels.length, 0);
  let below = 0;
  for (const { box, pixels } of byHeight) {
    below += pixels.length;
    if (below * 2 >= all) return heightOf(box);
  }
  return 0;
}

/** How well a component goes on a line: over 0 if it does. */
function closeness(line: readonly Component[], box: Box): number {
  // Digits may overlap a little: the last few are looked at, not only the very last.
  return Math.max(
    ...line.slice(-3).map(({ box: other }) => {
      const gap = box.left - other.right;
      const most = WIDEST_GAP * Math.max(heightOf(box), heightOf(other));
      const shared = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
      const overlap = shared / Math.min(heightOf(box), heightOf(other));
      return gap > most || overlap < LEAST_OVERLAP ? 0 : overlap + 1 - gap / most;
    }),
  );
}

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

function bestBy<Item>(items: readonly Item[], worth: (item: Item) => number): Item | null {
  let best: { item: Item; worth: number } | null = null;
  for (const item of items) {
    const own = worth(item);
    if (own > (best?.worth ?? 0)) best = { item, worth: own };
  }
  return best?.item ?? null;
}

/** A line of more digits than a number has is several numbers: it is parted at its widest gaps. */
function split(line: readonly Component[]): (readonly Component[])[] {
  if (line.length <= MOST_DIGITS) return [line];
  let widest = { gap: -Infinity, at: 1 };
  line.slice(1).forEach(({ box }, i) => {
    const gap = box.left - Math.max(...line.slice(0, i + 1).map((other) => other.box.right));
    if (gap > widest.gap) widest = { gap, at: i + 1 };
  });
  return [line.slice(0, widest.at), line.slice(widest.at)].flatMap(split);
}

function groupOf(components: readonly Component[]): InkGroup {
  const boxes = components.map(({ box }) => box);
  const heights = boxes.map(heightOf).sort((a, b) => a - b);
  const tall = heights.filter((height) => height >= LEAST_HEIGHT * (heights.at(-1) ?? 0));
  return {
    components: [...components].sort((a, b) => middleOf(a.box) - middleOf(b.box)),
    box: {
      left: Math.min(...boxes.map(({ left }) => left)),
      top: Math.min(...boxes.map(({ top }) => top)),
      right: Math.max(...boxes.map(({ right }) => right)),
      bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
    },
    height: tall[tall.length >> 1] ?? 0,
  };
}

/** From the top down; what stands beside each other from left to right. */
function inReadingOrder(groups: readonly InkGroup[]): InkGroup[] {
  const rows: InkGroup[][] = [];
  for (const group of [...groups].sort((a, b) => levelOf(a) - levelOf(b))) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && levelOf(group) - levelOf(first) < first.height / 2) row.push(group);
    else rows.push([group]);
  }
  return rows.flatMap((row) => row.sort((a, b) => a.box.left - b.box.left));
}

function levelOf({ box }: InkGroup): number {
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

function middleOf({ left, right }: Box): number {
  return (left + right) / 2;
}
