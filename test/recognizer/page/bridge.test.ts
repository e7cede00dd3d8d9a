import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRecognizer } from '../../../src/recognizer';
import type { BackendPreference } from '../../../src/recognizer/core/backends/selection';
import { RecognizerError } from '../../../src/recognizer/core/errors';
import { loadRecognizer, ModelError, type NodeRecognizer, readNumber } from '../../../src/recognizer/node';
import type { LoadedReader } from '../../../src/recognizer/worker/service';
import { digitStrokes, numberStrokes } from '../../fixtures';
import { loaded, workerHere } from './worker-here';

let node: NodeRecognizer;

beforeAll(async () => {
  node = await loadRecognizer();
});
afterAll(() => node?.close());

const ready = async (asked?: BackendPreference) => loaded(node, asked);

function setup(load: (asked: BackendPreference) => Promise<LoadedReader> = ready) {
  const { recognizer, record } = workerHere(load);
  return { recognizer, record, reads: () => record.sent.filter(({ type }) => type === 'read') };
}

/** A load that waits until it is let go. */
function held() {
  let release: () => void = () => {};
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { release: () => release(), load: (asked: BackendPreference) => gate.then(() => ready(asked)) };
}

describe('loading', () => {
  it('starts nothing before the first call, and one worker for all of them', async () => {
    const { recognizer, record } = setup();
    expect(recognizer.status()).toEqual({ state: 'idle' });
    expect(record.started).toBe(0);
    const [a, b, reading] = await Promise.all([
      recognizer.load(),
      recognizer.load(),
      recognizer.read(digitStrokes(3)),
    ]);
    expect(a).toEqual(node.model);
    expect(b).toBe(a);
    expect(reading).toEqual(node.read(digitStrokes(3)));
    expect(record.started).toBe(1);
    expect(record.sent.filter(({ type }) => type === 'load')).toHaveLength(1);
  });

  it('tells of each change, until it need not', async () => {
    const { recognizer } = setup();
    const states: string[] = [];
    const stop = recognizer.subscribe(() => states.push(recognizer.status().state));
    await recognizer.load();
    expect(states).toEqual(['loading', 'ready']);
    expect(recognizer.status()).toEqual({
      state: 'ready',
      model: node.model,
      backend: node.backend,
      verified: true,
      checksNumbers: false,
      reason: { code: 'preferred', asked: 'auto', failures: [] },
    });
    expect(recognizer.status()).toBe(recognizer.status());
    stop();
    recognizer.close();
    expect(states).toHaveLength(2);
    expect(recognizer.status()).toEqual({ state: 'idle' });
  });

  it('can fail, says why to all who wait, and can be tried again in a fresh worker', async () => {
    const failures: Error[] = [
      new RecognizerError('network', 'weights.bin was answered with 503'),
      new ModelError('model.json: is not one'),
    ];
    const { recognizer, record } = setup(async () => {
      const failure = failures.shift();
      if (failure) throw failure;
      return ready();
    });
    const waiting = recognizer.read(digitStrokes(1));
    await expect(waiting).rejects.toThrow('weights.bin was answered with 503');
    const status = recognizer.status();
    expect(status).toMatchObject({ state: 'failed', error: { name: 'RecognizerError', code: 'network' } });
    expect(status.state === 'failed' && status.error).toBeInstanceOf(RecognizerError);
    await expect(recognizer.read(digitStrokes(1))).rejects.toThrow('503');
    expect(record).toMatchObject({ started: 1, terminated: 1 });

    await expect(recognizer.load()).rejects.toMatchObject({
      name: 'ModelError',
      message: 'model.json: is not one',
    });
    await recognizer.load();
    expect(recognizer.status().state).toBe('ready');
    expect(record).toMatchObject({ started: 3, terminated: 2 });
    expect((await recognizer.read(digitStrokes(1))).digit).toBe(1);
  });

  it('fails with the worker, whenever it dies', async () => {
    const { recognizer, record } = setup(held().load);
    const waiting = recognizer.read(digitStrokes(1));
    const died = { message: 'out of memory' } as ErrorEvent;
    record.ports[0]?.onerror?.(died);
    await expect(waiting).rejects.toMatchObject({
      code: 'worker',
      message: expect.stringContaining('out of memory'),
    });
    expect(recognizer.status().state).toBe('failed');

    const blocked = createRecognizer({
      startWorker: () => {
        throw new Error('workers are switched off');
      },
    });
    await expect(blocked.load()).rejects.toMatchObject({ code: 'worker' });
    expect(blocked.status().state).toBe('failed');
  });
});

describe('another backend', () => {
  it('is asked for at the first load, or afterwards in the same worker, and takes over what waits', async () => {
    const { recognizer, record, reads } = setup();
    recognizer.use('wasm');
    await recognizer.load();
    recognizer.use('webgl');
    expect(recognizer.status().state).toBe('loading');
    const waiting = recognizer.read(digitStrokes(6));
    expect(reads()).toHaveLength(0);
    expect((await waiting).digit).toBe(6);
    expect(recognizer.status()).toMatchObject({ state: 'ready', reason: { asked: 'webgl' } });
    recognizer.use('webgl');
    const loads = record.sent.flatMap((message) => (message.type === 'load' ? [message.backend] : []));
    expect(loads).toEqual(['wasm', 'webgl']);
    expect(record.started).toBe(1);
  });

  it('is a new try after a failure', async () => {
    const { recognizer } = setup(async (asked) => {
      if (asked === 'auto') throw new RecognizerError('backend', 'nothing works');
      return ready(asked);
    });
    await expect(recognizer.load()).rejects.toMatchObject({ code: 'backend' });
    recognizer.use('webgl');
    expect((await recognizer.read(digitStrokes(2))).digit).toBe(2);
  });
});

describe('reading', () => {
  it('waits for the model, in order', async () => {
    const gate = held();
    const { recognizer, reads } = setup(gate.load);
    const order: number[] = [];
    const readings = [7, 2, 9].map((digit) =>
      recognizer.read(digitStrokes(digit)).then((reading) => {
        order.push(reading.digit);
        return reading;
      }),
    );
    expect(reads()).toHaveLength(0);
    gate.release();
    expect(await Promise.all(readings)).toEqual([7, 2, 9].map((digit) => node.read(digitStrokes(digit))));
    expect(order).toEqual([7, 2, 9]);
  });

  it('reads the drawing as it was at the call, and sends its points only', async () => {
    const gate = held();
    const { recognizer, record } = setup(gate.load);
    const [drawn] = digitStrokes(7);
    if (!drawn) throw new Error('no 7');
    const growing = { x: new Float32Array(10_000), y: new Float32Array(10_000) };
    growing.x.set(drawn.x);
    growing.y.set(drawn.y);
    const view = { x: growing.x.subarray(0, drawn.x.length), y: growing.y.subarray(0, drawn.x.length) };
    const reading = recognizer.read([view]);
    growing.x.fill(0);
    gate.release();
    expect(await reading).toEqual(node.read([drawn]));
    const sent = record.sent.find((message) => message.type === 'read');
    expect(sent?.strokes[0]?.x.buffer.byteLength).toBe(drawn.x.byteLength);
    // The caller's own arrays were not transferred away.
    expect(view.x.length).toBe(drawn.x.length);
  });

  it('reads numbers and digits in one queue, as they were at the call', async () => {
    const gate = held();
    const { recognizer, record } = setup(gate.load);
    const drawn = numberStrokes('4105');
    const number = recognizer.readNumber(drawn);
    const digit = recognizer.read(digitStrokes(3));
    for (const { x } of drawn) x.fill(0);
    gate.release();
    expect(await number).toEqual(readNumber(node, numberStrokes('4105'), { dotExtent: 4 }));
    expect((await number).number).toBe('4105');
    expect((await digit).digit).toBe(3);
    expect(record.sent.map(({ type }) => type)).toEqual(['load', 'read-number', 'read']);

    const abort = new AbortController();
    const stopped = recognizer.readNumber(drawn, { signal: abort.signal });
    abort.abort(new Error('newer ink'));
    await expect(stopped).rejects.toThrow('newer ink');
    const bad = recognizer.readNumber([{ x: Float32Array.of(1, Number.NaN), y: Float32Array.of(1, 2) }]);
    await expect(bad).rejects.toMatchObject({ name: 'InkError' });
  });

  it('gives the newest drawing at once when the older ones are aborted', async () => {
    const { recognizer, reads } = setup();
    await recognizer.load();
    const abort = new AbortController();
    const old = Array.from({ length: 9 }, () => recognizer.read(digitStrokes(8), { signal: abort.signal }));
    const outcomes = Promise.allSettled(old);
    abort.abort(new Error('newer ink'));
    expect((await recognizer.read(digitStrokes(4))).digit).toBe(4);
    for (const outcome of await outcomes) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { message: 'newer ink' } });
    }
    // One was under way already; the worker never saw the others.
    expect(reads()).toHaveLength(2);
  });

  it('does nothing for a signal that is aborted already', async () => {
    const { recognizer, record } = setup();
    await expect(recognizer.read(digitStrokes(1), { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(record.started).toBe(0);
  });

  it('hands on what is wrong with the ink, and reads the next', async () => {
    const { recognizer } = setup();
    const bad = recognizer.read([{ x: Float32Array.of(1, Number.NaN), y: Float32Array.of(1, 2) }]);
    const next = recognizer.read(digitStrokes(5));
    await expect(bad).rejects.toMatchObject({
      name: 'InkError',
      message: expect.stringContaining('strokes[0].x[1]: expected a finite number'),
    });
    expect((await next).digit).toBe(5);
    expect(recognizer.status().state).toBe('ready');
  });

  it('refuses nothing at all, a dot, and the tremble of a resting pen', async () => {
    const { recognizer } = setup();
    const tremble = (extent: number) => [
      { x: Float32Array.of(100, 100 + extent, 101), y: Float32Array.of(100, 101, 100 + extent / 2) },
    ];
    for (const strokes of [[], tremble(0).slice(0, 0), tremble(4)]) {
      expect(await recognizer.read(strokes)).toMatchObject({ accepted: false, candidates: [] });
    }
    expect(await recognizer.read(tremble(5))).toEqual(node.read(tremble(5)));
  });

  it('ends with the recognizer, which can start again', async () => {
    const { recognizer, record } = setup(held().load);
    const waiting = recognizer.read(digitStrokes(1));
    const loading = recognizer.load();
    recognizer.close();
    await expect(waiting).rejects.toMatchObject({ name: 'RecognizerError', code: 'closed' });
    await expect(loading).rejects.toMatchObject({ code: 'closed' });
    expect(record).toMatchObject({ started: 1, terminated: 1 });
    expect(recognizer.status()).toEqual({ state: 'idle' });
    void recognizer.load().catch(() => {});
    expect(record.started).toBe(2);
  });
});
