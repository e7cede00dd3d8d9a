import { describe, expect, it } from 'vitest';
import { readingOf, settle, start, stroke, write } from './hand-reader';

describe('reading while drawing', () => {
  it('has one reading in flight, and then reads the newest ink', async () => {
    const { reader, drawing } = start();
    drawing.penStarted();
    for (let n = 1; n <= 50; n++) drawing.penMoved(() => stroke(n));
    expect(reader.asked).toHaveLength(1);
    await reader.answer();
    expect(reader.asked).toHaveLength(2);
    expect(reader.newest.strokes[0]?.x[0]).toBe(50);
  });

  it('shows no reading of ink that was cleared while it was read', async () => {
    const { reader, drawing } = start();
    write(drawing, 1);
    const { signal } = reader.newest;
    drawing.clear();
    expect(signal.aborted).toBe(true);
    await settle();
    expect(drawing.view().reading).toBeNull();
    expect(drawing.view().failure).toBeNull();
  });

  it('keeps ink that could not be read, and reads it on retry', async () => {
    const { reader, drawing } = start();
    write(drawing, 1);
    await reader.fail();
    expect(drawing.view().failure?.message).toContain('could not be loaded');
    expect(drawing.view().strokes).toHaveLength(1);
    write(drawing, 2);
    expect(reader.asked).toHaveLength(1);
    drawing.retry();
    await reader.answer();
    expect(drawing.view().reading?.digit).toBe(2);
    expect(drawing.view().failure).toBeNull();
  });

  it('drops a stroke that was broken off', async () => {
    const { reader, drawing } = start();
    drawing.penStarted();
    drawing.penMoved(() => stroke(1));
    drawing.penEnded(null);
    expect(drawing.view().hasInk).toBe(false);
    expect(reader.newest.signal.aborted).toBe(true);
  });
});

describe('erasing', () => {
  it('takes a stroke away, reads what is left, and can be undone', async () => {
    const { reader, drawing } = start();
    write(drawing, 1);
    write(drawing, 2);
    const [first] = drawing.view().strokes;
    if (!first) throw new Error('two strokes were drawn');
    drawing.erase([first]);
    expect(drawing.view().strokes.map(({ x }) => x[0])).toEqual([2]);
    await reader.answer();
    expect(reader.newest.strokes.map(({ x }) => x[0])).toEqual([2]);
    // What is gone already makes no step.
    drawing.erase([first]);
    drawing.undo();
    expect(drawing.view().strokes.map(({ x }) => x[0])).toEqual([1, 2]);
  });

  it('does nothing while the pen is down', () => {
    const { drawing } = start();
    write(drawing, 1);
    drawing.penStarted();
    drawing.erase(drawing.view().strokes);
    expect(drawing.view().strokes).toHaveLength(1);
  });
});

describe('clearing', () => {
  it('can be undone, and makes no step on an empty sheet', () => {
    const { drawing } = start();
    drawing.clear();
    expect(drawing.view().canUndo).toBe(false);
    write(drawing, 1);
    drawing.clear();
    expect(drawing.view()).toMatchObject({ strokes: [], hasInk: false });
    drawing.undo();
    expect(drawing.view().strokes).toEqual([stroke(1)]);
  });
});

describe('going on', () => {
  it('takes the drawing off the sheet at once, and hands it out with the reading of all of its ink', async () => {
    const { reader, drawing } = start();
    write(drawing, 1);
    const finished = drawing.finish();
    expect(drawing.view()).toMatchObject({
      strokes: [],
      hasInk: false,
      canUndo: true,
      reading: null,
      unread: false,
      waiting: 1,
    });
    // What was in flight is of less ink.
    await settle();
    await reader.answer();
    expect(await finished).toMatchObject({ reading: { digit: 1 }, label: null, strokes: [stroke(1)] });
    expect(drawing.view()).toMatchObject({ reading: null, waiting: 0 });
  });

  it('is at once where the ink is read already', async () => {
    const { reader, drawing } = start();
    write(drawing, 1);
    await reader.answer();
    await reader.answer();
    const asked = reader.asked.length;
    expect(await drawing.finish()).toMatchObject({ reading: { digit: 1 } });
    expect(reader.asked).toHaveLength(asked);
  });

  it('reads what was finished before the ink that is drawn next, one at a time and in order', async () => {
    const { reader, drawing } = start();
    const order: number[] = [];
    for (let strokes = 1; strokes <= 3; strokes++) {
      for (let n = 1; n <= strokes; n++) write(drawing, n);
      void drawing.finish()?.then((finished) => order.push(finished.strokes.length));
    }
    write(drawing, 9);
    expect(drawing.view()).toMatchObject({ waiting: 3, unread: true, strokes: [stroke(9)] });
    for (let strokes = 1; strokes <= 3; strokes++) {
      await settle();
      expect(reader.newest.strokes).toHaveLength(strokes);
      await reader.answer();
      expect(drawing.view().reading).toBeNull();
    }
    expect(order).toEqual([1, 2, 3]);
    await reader.answer();
    expect(drawing.view()).toMatchObject({ waiting: 0, unread: false, reading: { digit: 1 } });
  });

  it('hands out a drawing once, however often it is asked', async () => {
    const { drawing } = start();
    write(drawing, 1);
    expect(drawing.finish()).not.toBeNull();
    expect(drawing.finish()).toBeNull();
  });

  it('does not go on without ink, with the pen down, or when the reader has failed', async () => {
    const { reader, drawing } = start();
    expect(drawing.finish()).toBeNull();
    drawing.penStarted();
    drawing.penMoved(() => stroke(1));
    expect(drawing.finish()).toBeNull();
    drawing.penEnded(stroke(1));
    await reader.fail();
    expect(drawing.finish()).toBeNull();
    expect(drawing.view()).toMatchObject({ hasInk: true, waiting: 0 });
  });

  it('keeps finished drawings that could not be read, and reads them on retry', async () => {
    const { reader, drawing } = start();
    write(drawing, 1);
    const finished = drawing.finish();
    await settle();
    await reader.fail();
    expect(drawing.view()).toMatchObject({ waiting: 1, hasInk: false });
    expect(drawing.view().failure?.message).toContain('could not be loaded');
    drawing.clear();
    drawing.retry();
    await reader.answer();
    expect(await finished).toMatchObject({ reading: { digit: 1 } });
    expect(drawing.view()).toMatchObject({ waiting: 0, failure: null });
  });
});

describe('undo after going on', () => {
  async function finished() {
    const { reader, drawing } = start();
    write(drawing, 1);
    await reader.answer();
    await reader.answer(readingOf(4));
    drawing.mark(9);
    const result = await drawing.finish();
    if (!result) throw new Error('there was ink to finish');
    return { reader, drawing, result };
  }

  it('brings the drawing back as it was, with its very reading, and says so', async () => {
    const { reader, drawing, result } = await finished();
    const asked = reader.asked.length;
    drawing.undo();
    expect(result.undone.aborted).toBe(true);
    expect(drawing.view()).toMatchObject({ strokes: [stroke(1)], label: 9, unread: false, waiting: 0 });
    expect(drawing.view().reading).toBe(result.reading);
    // Not read again: meanwhile the reader has learnt from it.
    await settle();
    expect(reader.asked).toHaveLength(asked);
    drawing.undo();
    expect(drawing.view().strokes).toEqual([]);
    drawing.redo();
    await reader.answer();
    const again = await drawing.finish();
    expect(again?.sheet).toBe(result.sheet);
    expect(again?.undone.aborted).toBe(false);
  });

  it('brings back what is not read yet', async () => {
    const { reader, drawing } = start();
    write(drawing, 1);
    const taken = drawing.finish();
    drawing.undo();
    await settle();
    await reader.answer();
    expect((await taken)?.undone.aborted).toBe(true);
    await reader.answer();
    expect(drawing.view()).toMatchObject({ strokes: [stroke(1)], unread: false, reading: { digit: 1 } });
  });

  it('is over with the next stroke, but not with one that is broken off', async () => {
    const { drawing, result } = await finished();
    drawing.penStarted();
    drawing.penEnded(null);
    expect(drawing.view().canUndo).toBe(true);
    write(drawing, 2);
    drawing.undo();
    drawing.undo();
    expect(drawing.view()).toMatchObject({ strokes: [], canUndo: false });
    expect(result.undone.aborted).toBe(false);
    const next = await drawing.finish();
    expect(next).toBeNull();
  });

  it('brings nothing back that is discarded', async () => {
    const { drawing, result } = await finished();
    write(drawing, 2);
    drawing.discard();
    drawing.undo();
    expect(drawing.view()).toMatchObject({ strokes: [], label: null, canUndo: false });
    expect(result.undone.aborted).toBe(false);
  });
});

describe('whether the ink is read', () => {
  it('is not known while the pen is down, nor until all of the ink is read', async () => {
    const { reader, drawing } = start();
    expect(drawing.view().unread).toBe(false);
    drawing.penStarted();
    drawing.penMoved(() => stroke(1));
    await reader.answer();
    expect(drawing.view()).toMatchObject({ unread: true, reading: { digit: 1 } });
    drawing.penEnded(stroke(1));
    await reader.answer();
    expect(drawing.view().unread).toBe(false);
    drawing.undo();
    expect(drawing.view().unread).toBe(false);
    drawing.redo();
    expect(drawing.view().unread).toBe(true);
  });
});
