import type { Stroke } from '../../ink';
import type { Strokes } from '../writing/history';
import type { SheetSize } from '../writing/InkCanvas';
import type { PenStroke } from '../writing/pen-stroke';

/** Rows and columns of the grid: enough for any digit, and few enough for arrow keys. */
export const CELL_COUNT = 9;

/** A cell of the sheet: row by row, from 0. */
type Cell = number;

/** The cells of each stroke made of cells; pen strokes have none. */
const cellsOfStroke = new WeakMap<PenStroke, readonly Cell[]>();

const SIDES = [
  [-1, 0],
  [0, 1],
  [1, 0],
  [0, -1],
] as const;
const CORNERS = [
  [-1, 1],
  [1, 1],
  [1, -1],
  [-1, -1],
] as const;

export function cellsOf(strokes: Strokes): ReadonlySet<Cell> {
  return new Set(strokes.flatMap((stroke) => cellsOfStroke.get(stroke) ?? []));
}

/** A drawing with other cells set; pen strokes stay. */
export function withCells(strokes: Strokes, cells: ReadonlySet<Cell>, size: SheetSize): Strokes {
  const penned = strokes.filter((stroke) => !cellsOfStroke.has(stroke));
  const made = pathsThrough(cells).map((path) => {
    const stroke = strokeThrough(path, size);
    cellsOfStroke.set(stroke, path);
    return stroke;
  });
  return [...penned, ...made];
}

/** The neighbour of a cell, or the cell itself at the edge of the sheet. */
export function cellBeside(cell: Cell, down: number, right: number): Cell {
  return cellAt(rowOf(cell) + down, columnOf(cell) + right) ?? cell;
}

function rowOf(cell: Cell): number {
  return Math.floor(cell / CELL_COUNT);
}

export function columnOf(cell: Cell): number {
  return cell % CELL_COUNT;
}

function cellAt(row: number, column: number): Cell | null {
  const inside = row >= 0 && row < CELL_COUNT && column >= 0 && column < CELL_COUNT;
  return inside ? row * CELL_COUNT + column : null;
}

/** The set cells that a line leads to: at the sides, and at corners between two unset sides. */
function neighboursOf(cell: Cell, cells: ReadonlySet<Cell>): Cell[] {
  const set = (down: number, right: number) => {
    const other = cellAt(rowOf(cell) + down, columnOf(cell) + right);
    return other !== null && cells.has(other) ? other : null;
  };
  const sides = SIDES.map(([down, right]) => set(down, right));
  const corners = CORNERS.map(([down, right]) =>
    set(down, 0) === null && set(0, right) === null ? set(down, right) : null,
  );
  return [...sides, ...corners].filter((other) => other !== null);
}

/** Paths that cover every line between neighbours once; an isolated cell is a path of its own. */
function pathsThrough(cells: ReadonlySet<Cell>): Cell[][] {
  const neighbours = new Map([...cells].map((cell) => [cell, neighboursOf(cell, cells)] as const));
  const of = (cell: Cell) => neighbours.get(cell) ?? [];
  const walked = new Set<string>();
  const keyOf = (a: Cell, b: Cell) => `${Math.min(a, b)} ${Math.max(a, b)}`;
  const walk = (start: Cell, first: Cell): Cell[] => {
    const path = [start];
    let next: Cell | undefined = first;
    while (next !== undefined) {
      const from: Cell = path.at(-1) ?? start;
      walked.add(keyOf(from, next));
      path.push(next);
      const here: Cell = next;
      // A stroke ends where lines meet, and where it has come round.
      next = of(here).length === 2 ? of(here).find((other) => !walked.has(keyOf(here, other))) : undefined;
    }
    return path;
  };
  const paths: Cell[][] = [...cells].filter((cell) => of(cell).length === 0).map((cell) => [cell]);
  // From ends and meetings first; what is left then are rings.
  const inOrder = [...cells].sort((a, b) => Number(of(a).length === 2) - Number(of(b).length === 2));
  for (const cell of inOrder) {
    for (const other of of(cell)) if (!walked.has(keyOf(cell, other))) paths.push(walk(cell, other));
  }
  return paths;
}

/** A line through the centres of cells, with rounded corners as in handwriting. */
function strokeThrough(path: readonly Cell[], size: SheetSize): Stroke {
  const middles = path.map(
    (cell): Point => [
      ((columnOf(cell) + 0.5) / CELL_COUNT) * size.width,
      ((rowOf(cell) + 0.5) / CELL_COUNT) * size.height,
    ],
  );
  const points = rounded(rounded(middles, path), path);
  return { x: Float32Array.from(points, ([x]) => x), y: Float32Array.from(points, ([, y]) => y) };
}

type Point = readonly [x: number, y: number];

/** One step of corner cutting (G. Chaikin, 1974). Rings stay closed; other lines keep their ends. */
function rounded(points: readonly Point[], path: readonly Cell[]): Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last || points.length < 3) return [...points];
  const between = (a: Point, b: Point, share: number): Point => [
    a[0] + (b[0] - a[0]) * share,
    a[1] + (b[1] - a[1]) * share,
  ];
  const cut = points.slice(1).flatMap((point, i) => {
    const before = points[i] ?? point;
    return [between(before, point, 0.25), between(before, point, 0.75)];
  });
  const isRing = path.length > 3 && path[0] === path.at(-1);
  return isRing ? [...cut, cut[0] ?? first] : [first, ...cut.slice(1, -1), last];
}
