import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EMPTY_HISTORY,
  type InkHistory,
  redone,
  undone,
  withStrokes,
} from '../../../src/app/writing/history';
import { stroke } from './hand-reader';

type Edit = (history: InkHistory) => InkHistory;

const add =
  (n: number): Edit =>
  (history) =>
    withStrokes(history, [...history.strokes, stroke(n)]);
const clear: Edit = (history) => withStrokes(history, []);
const play = (...edits: readonly Edit[]) => edits.reduce((history, edit) => edit(history), EMPTY_HISTORY);
const inkOf = ({ strokes }: InkHistory) => strokes.map(({ x }) => x[0]);

const anyEdit = fc.oneof(fc.integer({ min: 0, max: 99 }).map(add), fc.constantFrom(undone, redone, clear));

describe('the history of a drawing', () => {
  it('undoes and redoes strokes one by one', () => {
    expect(inkOf(play(add(1), add(2), undone))).toEqual([1]);
    expect(inkOf(play(add(1), add(2), undone, redone))).toEqual([1, 2]);
  });

  it('brings cleared ink back with undo', () => {
    expect(inkOf(play(add(1), add(2), clear))).toEqual([]);
    expect(inkOf(play(add(1), add(2), clear, undone))).toEqual([1, 2]);
  });

  it('drops what was undone when a new stroke comes', () => {
    const state = play(add(1), undone, add(2));
    expect(inkOf(state)).toEqual([2]);
    expect(redone(state)).toBe(state);
  });

  it('keeps the same state where there is nothing to do', () => {
    expect(undone(EMPTY_HISTORY)).toBe(EMPTY_HISTORY);
    expect(redone(EMPTY_HISTORY)).toBe(EMPTY_HISTORY);
  });

  it('goes all the way back and forth to where it was', () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 30 }), (edits) => {
        const end = play(...edits);
        let state = end;
        for (const _ of end.past) state = undone(state);
        expect(state.past).toEqual([]);
        expect(state.strokes).toEqual([]);
        for (const _ of end.past) state = redone(state);
        expect(state).toEqual(end);
      }),
    );
  });
});
