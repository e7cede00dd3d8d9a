import { describe, expect, it } from 'vitest';
import { readingOf, start, stroke, write } from './hand-reader';

describe('ink that is settled', () => {
  it('is told from a stroke that grows, also where it is taken off the sheet', async () => {
    const { reader, drawing } = start();
    drawing.penStarted();
    drawing.penMoved(() => stroke(1));
    expect(reader.newest.settled).toBe(false);
    drawing.penEnded(stroke(1));
    await reader.answer();
    expect(reader.newest.settled).toBe(true);
    const finished = drawing.finish();
    drawing.penStarted();
    drawing.penMoved(() => stroke(2));
    await reader.answer();
    expect((await finished)?.reading.digit).toBe(1);
    expect(reader.newest.settled).toBe(false);
  });

  it('is read again when asked for, but not where the user has said what it is', async () => {
    const { reader, drawing } = start();
    drawing.readAgain();
    expect(reader.asked).toHaveLength(0);
    write(drawing, 1);
    await reader.answer();
    await reader.answer();
    const asked = reader.asked.length;
    drawing.readAgain();
    expect(drawing.view()).toMatchObject({ unread: false, reading: { digit: 1 } });
    expect(reader.asked).toHaveLength(asked + 1);
    await reader.answer(readingOf(4));
    expect(drawing.view()).toMatchObject({ unread: false, reading: { digit: 4 } });
    drawing.readAgain();
    drawing.mark(7);
    await reader.answer(readingOf(5));
    expect(drawing.view()).toMatchObject({ label: 7, reading: { digit: 4 } });
    drawing.readAgain();
    expect(reader.asked).toHaveLength(asked + 2);
  });

  it('goes on with the reading that is shown while it is read again', async () => {
    const { reader, drawing } = start();
    write(drawing, 1);
    await reader.answer();
    await reader.answer();
    drawing.readAgain();
    const finished = drawing.finish();
    expect(reader.newest.signal.aborted).toBe(true);
    await reader.answer(readingOf(4));
    expect((await finished)?.reading.digit).toBe(1);
    expect(drawing.view().reading).toBeNull();
  });
});
