import type { PenStroke } from './pen-stroke';

export type Strokes = readonly PenStroke[];

/** The ink of one drawing with its undo and redo steps. Clearing is a step like any other. */
export interface InkHistory {
  readonly past: readonly Strokes[];
  readonly strokes: Strokes;
  readonly future: readonly Strokes[];
}

export const EMPTY_HISTORY: InkHistory = { past: [], strokes: [], future: [] };

/** The next step: other strokes. What was undone is dropped. */
export function withStrokes({ past, strokes }: InkHistory, next: Strokes): InkHistory {
  return { past: [...past, strokes], strokes: next, future: [] };
}

/** A step back; the same object where there is none. */
export function undone(history: InkHistory): InkHistory {
  const { past, strokes, future } = history;
  const previous = past.at(-1);
  if (!previous) return history;
  return { past: past.slice(0, -1), strokes: previous, future: [strokes, ...future] };
}

/** A step forth again; the same object where there is none. */
export function redone(history: InkHistory): InkHistory {
  const { past, strokes, future } = history;
  const [next, ...later] = future;
  if (!next) return history;
  return { past: [...past, strokes], strokes: next, future: later };
}
