import { describe, expect, it } from 'vitest';
import { strokesTouched } from '../../../src/app/writing/eraser';
import { strokeFromFlat } from '../../../src/ink';

const line = strokeFromFlat([0, 50, 100, 50]);
const dot = strokeFromFlat([200, 200]);
const all = [line, dot];

describe('the eraser', () => {
  it('touches what it crosses, however fast it goes', () => {
    expect(strokesTouched(all, { x: 50, y: -500 }, { x: 50, y: 500 }, 1)).toEqual([line]);
  });

  it('touches what it comes near, at its ends and at theirs', () => {
    expect(strokesTouched(all, { x: 50, y: 60 }, { x: 50, y: 60 }, 10)).toEqual([line]);
    expect(strokesTouched(all, { x: 105, y: 0 }, { x: 105, y: 100 }, 10)).toEqual([line]);
    expect(strokesTouched(all, { x: 190, y: 195 }, { x: 210, y: 195 }, 10)).toEqual([dot]);
  });

  it('leaves alone what is farther away, also in the line of its way', () => {
    expect(strokesTouched(all, { x: 50, y: 61 }, { x: 50, y: 90 }, 10)).toEqual([]);
    expect(strokesTouched(all, { x: 111, y: 50 }, { x: 150, y: 50 }, 10)).toEqual([]);
  });
});
