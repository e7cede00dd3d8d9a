import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_HISTORY, type InkAction, type InkHistory, inkReducer } from '../../../src/app/writing/history';

const stroke = (n: number) => ({ x: Float32Array.of(n), y: Float32Array.of(n) });
const add = (n: number): InkAction => ({ type: 'add', stroke: stroke(n) });
const play = (actions: readonly InkAction[]): InkHistory => actions.reduce(inkReducer, EMPTY_HISTORY);
const inkOf = ({ strokes }: InkHistory) => strokes.map(({ x }) => x[0]);

const anyEdit = fc.oneof(
  fc.integer({ min: 0, max: 99 }).map(add),
  fc.constantFrom<InkAction>({ type: 'undo' }, { type: 'redo' }, { type: 'clear' }),
);

describe('the history of a drawing', () => {
  it('undoes and redoes strokes one by one', () => {
    const two = play([add(1), add(2)]);
    const one = inkReducer(two, { type: 'undo' });
    expect(inkOf(one)).toEqual([1]);
    expect(inkOf(inkReducer(one, { type: 'redo' }))).toEqual([1, 2]);
  });

  it('brings cleared ink back with undo', () => {
    const cleared = play([add(1), add(2), { type: 'clear' }]);
    expect(inkOf(cleared)).toEqual([]);
    expect(inkOf(inkReducer(cleared, { type: 'undo' }))).toEqual([1, 2]);
  });

  it('erases single strokes, each a step back', () => {
    const three = play([add(1), add(2), add(3)]);
    const [, second] = three.strokes;
    if (!second) throw new Error('three strokes were added');
    const erased = inkReducer(three, { type: 'erase', strokes: [second] });
    expect(inkOf(erased)).toEqual([1, 3]);
    expect(inkOf(inkReducer(erased, { type: 'undo' }))).toEqual([1, 2, 3]);
    expect(inkReducer(erased, { type: 'erase', strokes: [second] })).toBe(erased);
  });

  it('drops what was undone when a new stroke comes', () => {
    const state = play([add(1), { type: 'undo' }, add(2)]);
    expect(inkOf(state)).toEqual([2]);
    expect(inkReducer(state, { type: 'redo' })).toBe(state);
  });

  it('keeps the same state where there is nothing to do', () => {
    for (const type of ['undo', 'redo', 'clear'] as const) {
      expect(inkReducer(EMPTY_HISTORY, { type })).toBe(EMPTY_HISTORY);
    }
  });

  it('leaves no way back after a reset', () => {
    fc.assert(
      fc.property(fc.array(anyEdit), (edits) => {
        expect(inkReducer(play(edits), { type: 'reset' })).toEqual({ past: [], strokes: [], future: [] });
      }),
    );
  });

  it('goes all the way back and forth to where it was', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 30 }), (edits) => {
        const end = play(edits);
        let state = end;
        for (const _ of end.past) state = inkReducer(state, { type: 'undo' });
        expect(state.past).toEqual([]);
        expect(state.strokes).toEqual([]);
        for (const _ of end.past) state = inkReducer(state, { type: 'redo' });
        expect(state).toEqual(end);
      }),
    );
  });
});
