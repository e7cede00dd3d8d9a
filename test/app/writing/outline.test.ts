import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../../src/app/writing/outline';
import { type PenStroke, StrokeBuilder } from '../../../src/app/writing/pen-stroke';

/** A straight line to the right, one point every 5 px, pressed as told. */
function line(pressure?: (i: number) => number): PenStroke {
  const builder = new StrokeBuilder(pressure !== undefined);
  for (let i = 0; i <= 20; i++) builder.add(5 * i, 0, pressure?.(i) ?? 0.5);
  return builder.toStroke();
}

/** The points that an outline goes through and is drawn to, as [x, y]. */
function pointsOf(path: string): [number, number][] {
  const numbers = (path.match(/-?[\d.]+/g) ?? []).map(Number);
  return numbers.flatMap((x, i) => (i % 2 === 0 ? [[x, numbers[i + 1] ?? 0] as [number, number]] : []));
}

/** How thick the line is between two places. */
function thickness(stroke: PenStroke, from: number, to: number): number {
  const ys = pointsOf(outlineOf(stroke, 12))
    .filter(([x]) => x >= from && x <= to)
    .map(([, y]) => y);
  return Math.max(...ys) - Math.min(...ys);
}

describe('the ink for the eye', () => {
  it('is thicker where the stylus presses harder', () => {
    const stroke = line((i) => (i < 10 ? 0.15 : 0.95));
    expect(thickness(stroke, 70, 90)).toBeGreaterThan(1.4 * thickness(stroke, 15, 35));
  });

  it('reaches the pen, and ends there', () => {
    const xs = pointsOf(outlineOf(line(), 12)).map(([x]) => x);
    expect(Math.max(...xs)).toBeGreaterThan(100);
    expect(Math.max(...xs)).toBeLessThan(112);
  });

  it('makes a dot of one point, and nothing of none', () => {
    const dot = pointsOf(outlineOf({ x: Float32Array.of(30), y: Float32Array.of(40) }, 12));
    const ys = dot.map(([, y]) => y);
    expect(Math.max(...ys) - Math.min(...ys)).toBeGreaterThan(4);
    expect(Math.max(...ys) - Math.min(...ys)).toBeLessThan(20);
    expect(outlineOf({ x: new Float32Array(), y: new Float32Array() }, 12)).toBe('');
  });

  it('keeps the points as they are: pressure stands beside them, and only where the device says it', () => {
    expect(line()).not.toHaveProperty('pressure');
    const { x, y, pressure } = line((i) => i / 20);
    expect([x.length, y.length, pressure?.length]).toEqual([21, 21, 21]);
    expect(pressure?.[20]).toBe(1);
  });
});
