import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadRecognizer, type NodeRecognizer, readNumber } from '../../../src/recognizer/node';
import { digitStrokes, HATTED_ONES, numberStrokes } from '../../fixtures';
import { loaded, workerHere } from './worker-here';

const [FIRST, SECOND, THIRD] = HATTED_ONES;

let node: NodeRecognizer;
beforeAll(async () => {
  node = await loadRecognizer();
});
afterAll(() => node?.close());

const setup = () => workerHere(async (asked) => loaded(node, asked));

/** A recognizer that was corrected twice. */
async function corrected() {
  const { recognizer, record } = setup();
  for (const strokes of [FIRST, SECOND]) {
    expect(node.read(strokes).digit).toBe(7);
    recognizer.learn(await recognizer.read(strokes), 1, true);
  }
  return { recognizer, record };
}

describe('what the reader learns', () => {
  it('changes the next readings, until it is to forget', async () => {
    const { recognizer } = await corrected();
    expect(await recognizer.read(THIRD)).toMatchObject({ digit: 1, accepted: true, adapted: true });
    recognizer.forget();
    expect(await recognizer.read(THIRD)).toEqual(node.read(THIRD));
  });

  it('does not change readings that are to be by the network alone', async () => {
    const { recognizer } = await corrected();
    expect(await recognizer.read(THIRD, { alone: true })).toEqual(node.read(THIRD));
  });

  it('stays when the backend changes, and goes with the worker', async () => {
    const { recognizer, record } = await corrected();
    recognizer.use('wasm');
    expect(await recognizer.read(THIRD)).toMatchObject({ digit: 1 });
    record.ports[0]?.onerror?.({ message: 'out of memory' } as ErrorEvent);
    await recognizer.load();
    expect(await recognizer.read(THIRD)).toEqual(node.read(THIRD));
  });

  it('is of readings that it gave since it last forgot, and of nothing else', async () => {
    const { recognizer, record } = setup();
    const lessons = () => record.sent.filter(({ type }) => type === 'learn');
    const reading = await recognizer.read(FIRST);
    recognizer.learn({ ...reading }, 1, true);
    recognizer.learn(await recognizer.read([]), 1, true);
    recognizer.forget();
    recognizer.learn(reading, 1, true);
    expect(lessons()).toEqual([]);
    recognizer.learn(await recognizer.read(FIRST), 1, false);
    expect(lessons()).toMatchObject([{ digit: 1, said: false, inNumber: false }]);
  });

  it('is taken back by the reading it came from', async () => {
    const { recognizer } = setup();
    const alone = await recognizer.read(THIRD);
    for (const strokes of [FIRST, SECOND]) {
      const reading = await recognizer.read(strokes);
      recognizer.learn(reading, 1, true);
      recognizer.unlearn(reading);
    }
    const again = await recognizer.read(THIRD);
    expect(again).toMatchObject({ digit: alone.digit, accepted: alone.accepted });
    expect(again.confidence).toBeCloseTo(alone.confidence, 12);
  });

  it('changes numbers once a digit of one was corrected', async () => {
    const { recognizer } = setup();
    const drawn = numberStrokes('4105');
    const alone = readNumber(node, drawn, { dotExtent: 4 });
    const digit = await recognizer.read(digitStrokes(1));
    for (let i = 0; i < 3; i++) recognizer.learn(digit, 7, true);
    const before = await recognizer.readNumber(drawn);
    expect(before).toEqual(alone);
    const one = before.digits[1]?.reading;
    for (let i = 0; i < 2; i++) if (one) recognizer.learn(one, 7, true);
    expect((await recognizer.readNumber(drawn)).number).toBe('4705');
    recognizer.forget();
    expect(await recognizer.readNumber(drawn)).toEqual(alone);
  });

  it('is of digits that were split and merged, too', async () => {
    const { recognizer, record } = setup();
    const drawn = numberStrokes('41');
    const { digits } = await recognizer.readNumber(drawn);
    const all = digits.flatMap(({ parts }) => parts);
    const merged = await recognizer.readNumber(drawn, { only: { parts: all, digits: 1 } });
    expect(merged.digits).toHaveLength(1);
    const split = await recognizer.readNumber(drawn, { only: { parts: all, digits: 2 } });
    expect(split.number).toBe('41');
    for (const { reading } of split.digits) recognizer.learn(reading, 4, true);
    await recognizer.readNumber(drawn);
    expect(record.sent.filter(({ type }) => type === 'learn')).toMatchObject([
      { digit: 4, said: true, inNumber: true },
      { digit: 4, said: true, inNumber: true },
    ]);
  });
});
