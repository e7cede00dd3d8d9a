import { describe, expect, it } from 'vitest';
import { type Contact, Gestures } from '../../../src/app/writing/gestures';

const at = (pointerId: number, timeStamp: number, change: Partial<Contact> = {}): Contact => ({
  pointerId,
  pointerType: 'touch',
  clientX: 100 * pointerId,
  clientY: 100,
  width: 20,
  height: 20,
  button: 0,
  buttons: 1,
  timeStamp,
  ...change,
});
const pen = { pointerType: 'pen', width: 1, height: 1 };
const DRAW = { cancelsStroke: false, begins: 'draw' };
const NOTHING = { cancelsStroke: false, begins: null };

describe('fingers', () => {
  it('draw one at a time', () => {
    const gestures = new Gestures();
    expect(gestures.down(at(1, 0))).toEqual(DRAW);
    expect(gestures.moved(at(1, 10, { clientX: 150 }))).toBe(true);
    expect(gestures.up(at(1, 900), false)).toEqual({ wrote: true, tap: null });
    expect(gestures.up(at(1, 901), true)).toEqual({ wrote: false, tap: null });
    expect(gestures.down(at(2, 1000))).toEqual(DRAW);
  });

  it('make a tap of two undo and a tap of three redo, and draw nothing', () => {
    for (const [fingers, tap] of [
      [2, 'undo'],
      [3, 'redo'],
      [4, null],
    ] as const) {
      const gestures = new Gestures();
      gestures.down(at(1, 0));
      expect(gestures.down(at(2, 40))).toEqual({ cancelsStroke: true, begins: null });
      for (let id = 3; id <= fingers; id++) expect(gestures.down(at(id, 50))).toEqual(NOTHING);
      expect(gestures.moved(at(1, 60))).toBe(false);
      for (let id = fingers; id > 1; id--) expect(gestures.up(at(id, 100), false).tap).toBeNull();
      expect(gestures.up(at(1, 120), false)).toEqual({ wrote: false, tap });
      expect(gestures.down(at(9, 300))).toEqual(DRAW);
    }
  });

  it('make no tap when they stay, slide or are taken away by the system', () => {
    const tap = (up: number, slide: number, cancelled: boolean) => {
      const gestures = new Gestures();
      gestures.down(at(1, 0));
      gestures.down(at(2, 40));
      gestures.moved(at(2, 50, { clientX: 200 + slide }));
      gestures.up(at(2, up, { clientX: 200 + slide }), cancelled);
      return gestures.up(at(1, up), false).tap;
    };
    expect(tap(200, 5, false)).toBe('undo');
    expect(tap(900, 5, false)).toBeNull();
    expect(tap(200, 60, false)).toBeNull();
    expect(tap(200, 5, true)).toBeNull();
  });

  it('go on drawing when the rest of the hand comes down later', () => {
    for (const [since, travel] of [
      [600, 0],
      [100, 80],
    ] as const) {
      const gestures = new Gestures();
      gestures.down(at(1, 0));
      gestures.moved(at(1, since - 1, { clientX: 100 + travel }));
      expect(gestures.down(at(2, since))).toEqual(NOTHING);
      expect(gestures.moved(at(1, since + 1))).toBe(true);
      expect(gestures.up(at(2, since + 20), false)).toEqual({ wrote: false, tap: null });
      expect(gestures.up(at(1, since + 40), false)).toEqual({ wrote: true, tap: null });
    }
  });
});

describe('palms', () => {
  it('draw nothing by their size', () => {
    const gestures = new Gestures();
    expect(gestures.down(at(1, 0, { width: 140 }))).toEqual(NOTHING);
    expect(gestures.up(at(1, 50), false)).toEqual({ wrote: false, tap: null });
  });

  it('draw nothing while a stylus writes, hovers or has just done so', () => {
    const gestures = new Gestures();
    expect(gestures.down(at(7, 0, pen))).toEqual(DRAW);
    expect(gestures.down(at(1, 10))).toEqual(NOTHING);
    expect(gestures.up(at(1, 50), false)).toEqual({ wrote: false, tap: null });
    expect(gestures.up(at(7, 400, pen), false).wrote).toBe(true);
    expect(gestures.down(at(2, 900))).toEqual(NOTHING);
    gestures.up(at(2, 950), false);
    gestures.moved(at(7, 5000, pen));
    expect(gestures.down(at(3, 5500))).toEqual(NOTHING);
    gestures.up(at(3, 5600), false);
    expect(gestures.down(at(4, 9000))).toEqual(DRAW);
  });

  it('lose what they had begun when the stylus comes down', () => {
    const gestures = new Gestures();
    gestures.down(at(1, 0));
    gestures.moved(at(1, 900, { clientX: 180 }));
    expect(gestures.down(at(7, 1000, pen))).toEqual({ cancelsStroke: true, begins: 'draw' });
    expect(gestures.moved(at(1, 1010))).toBe(false);
    expect(gestures.moved(at(7, 1010, pen))).toBe(true);
  });
});

describe('a stylus and a mouse', () => {
  it('erase with the eraser end only', () => {
    expect(new Gestures().down(at(7, 0, { ...pen, button: 5, buttons: 32 })).begins).toBe('erase');
    expect(new Gestures().down(at(7, 0, { ...pen, button: 2, buttons: 2 })).begins).toBeNull();
    expect(new Gestures().down(at(7, 0, { pointerType: 'mouse', button: 5, buttons: 32 })).begins).toBeNull();
  });

  it('draw with the main button', () => {
    expect(new Gestures().down(at(1, 0, { pointerType: 'mouse' }))).toEqual(DRAW);
    expect(new Gestures().down(at(1, 0, { pointerType: 'mouse', button: 1, buttons: 4 }))).toEqual(NOTHING);
  });
});
