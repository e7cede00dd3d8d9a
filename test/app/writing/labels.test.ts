import { describe, expect, it } from 'vitest';
import { countsOf } from '../../../src/app/draw/counting';
import type { InkDrawing } from '../../../src/app/writing/drawing';
import { readingOf, start, stroke, write } from './hand-reader';

describe('labels', () => {
  async function drawn() {
    const { reader, drawing } = start();
    write(drawing, 1);
    await reader.answer();
    await reader.answer();
    return { reader, drawing };
  }

  it('go with the drawing, the last one picked', async () => {
    const { drawing } = await drawn();
    drawing.mark(4);
    drawing.mark(7);
    const finished = await drawing.finish();
    expect(finished?.label).toBe(7);
    expect(finished && countsOf(finished)).toEqual([{ kind: 'attempt', read: 1, meant: 7 }]);
  });

  it('are dropped by every change of the ink', async () => {
    const changes: ((drawing: InkDrawing) => void)[] = [
      (drawing) => drawing.undo(),
      (drawing) => drawing.clear(),
      (drawing) => drawing.penStarted(),
    ];
    for (const change of changes) {
      const { drawing } = await drawn();
      drawing.mark(4);
      change(drawing);
      expect(drawing.view().label).toBeNull();
    }
  });

  it('come back when the stroke after them is broken off', async () => {
    const { reader, drawing } = await drawn();
    drawing.mark(4);
    drawing.penStarted();
    drawing.penMoved(() => stroke(2));
    expect(drawing.view().label).toBeNull();
    drawing.penEnded(null);
    expect(drawing.view()).toMatchObject({ label: 4, penDown: false });
    expect(drawing.view().strokes).toHaveLength(1);
    await reader.answer();
    await reader.answer();
    expect(await drawing.finish()).toMatchObject({ label: 4, reading: { digit: 1 } });
  });

  it('can be taken back, and are of no use without ink', async () => {
    const { drawing } = await drawn();
    drawing.mark(4);
    drawing.mark(null);
    expect(drawing.view().label).toBeNull();
    drawing.clear();
    drawing.mark(4);
    expect(drawing.view().label).toBeNull();
  });
});

describe('what a finished reading counts', () => {
  it('takes going on as saying that it was right', () => {
    expect(countsOf({ reading: readingOf(7), label: null })).toEqual([
      { kind: 'attempt', read: 7, meant: 7 },
    ]);
  });

  it('counts a refused reading as a failure of the digit meant, or as unread', () => {
    const refused = readingOf(7, false);
    expect(countsOf({ reading: refused, label: 7 })).toEqual([{ kind: 'attempt', read: null, meant: 7 }]);
    expect(countsOf({ reading: refused, label: null })).toEqual([{ kind: 'unread' }]);
  });
});
