import * as tf from '@tensorflow/tfjs';
import { expect } from 'vitest';
import type { LabelledRaster } from '../../model/training/evaluation/samples';
import { DIGITS } from '../../src/contract';
import { drawnDigit, learnFrom, loadRecognizer, remembering, SessionMemory } from '../../src/recognizer/node';
import { digitStrokes } from '../fixtures';

/**
 * Reads so often, half of it images, and expects no more memory after it than before.
 *
 * @param mnist half as many images as readings, at the least
 */
export async function expectFlatMemory(mnist: readonly LabelledRaster[], readings: number): Promise<void> {
  // The first reader starts the backend, which stays.
  (await loadRecognizer()).close();
  const empty = tf.memory();
  const recognizer = await loadRecognizer();
  expect(tf.memory().numTensors).toBeGreaterThan(empty.numTensors);
  const drawn = DIGITS.map(digitStrokes);
  const memory = new SessionMemory();
  const reader = remembering(recognizer, memory);
  const readAndLearn = (digit: number) => {
    const [reading] = reader.readBatch([drawnDigit(drawn[digit] ?? [])]);
    if (reading) learnFrom(memory, reading, null);
    return reading?.digit;
  };
  const read = (count: number) => {
    let right = 0;
    // Half of them one by one with rasterizing, as the app reads and learns; half in batches, as
    // the command line does.
    for (let i = 0; i < count / 2; i++) right += Number(readAndLearn(i % 10) === i % 10);
    const images = mnist.slice(0, count / 2);
    const readings = recognizer.readBatch(images.map(({ shown }) => shown));
    return right + readings.filter(({ digit }, i) => digit === images[i]?.digit).length;
  };
  read(200);
  const before = tf.memory();
  const heap = wasmHeapBytes();
  const learnt = memory.bytes;
  expect(read(readings)).toBeGreaterThan(0.98 * readings);
  expect(tf.memory()).toEqual(before);
  expect(wasmHeapBytes()).toBe(heap);
  expect(memory.bytes).toBe(learnt);
  recognizer.close();
  expect(tf.memory()).toEqual(empty);
}

function wasmHeapBytes(): number {
  return (tf.backend() as unknown as { wasm: { HEAPU8: Uint8Array } }).wasm.HEAPU8.length;
}
