import type { PenStroke } from './pen-stroke';

export type Strokes = readonly PenStroke[];

/** The ink of one drawing with its undo and redo steps. Clearing is a step like any other. */
export interface InkHistory {
  readonly past: readonly Strokes[];
  readonly strokes: Strokes;
  readonly future: readonly Strokes[];
}

export type InkAction =
  | { readonly type: 'add'; readonly stroke: PenStroke }
  | { readonly type: 'erase'; readonly strokes: Strokes }
  | { readonly type: 'redraw'; readonly strokes: Strokes }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }
  | { readonly type: 'clear' }
  /** A new drawing: undo does not bring the old one back, so that nothing is counted twice. */
  | { readonly type: 'reset' };

export const EMPTY_HISTORY: InkHistory = { past: [], strokes: [], future: [] };

/** The next state; the same object where the action changes nothing. */
export function inkReducer(state: InkHistory, action: InkAction): InkHistory {
  switch (action.type) {
    case 'add':
      return step(state, [...state.strokes, action.stroke]);
    case 'clear':
      return state.strokes.length > 0 ? step(state, []) : state;
    case 'erase': {
      const left = state.strokes.filter((stroke) => !action.strokes.includes(stroke));
      return left.length < state.strokes.length ? step(state, left) : state;
    }
    case 'redraw':
      return step(state, action.strokes);
    case 'undo': {
      const previous = state.past.at(-1);
      if (!previous) return state;
      return {
        past: state.past.slice(0, -1),
        strokes: previous,
        future: [state.strokes, ...state.future],
      };
    }
    case 'redo': {
      const [next, ...later] = state.future;
      if (!next) return state;
      return { past: [...state.past, state.strokes], strokes: next, future: later };
    }
    case 'reset':
      return EMPTY_HISTORY;
  }
}

function step(state: InkHistory, strokes: Strokes): InkHistory {
  return { past: [...state.past, state.strokes], strokes, future: [] };
}
