import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeWeights, weightPaths } from '../../../src/recognizer/core/weights';

type Spec = Record<string, unknown>;

function manifest(...weights: Spec[]) {
  return { weightsManifest: [{ paths: ['weights.bin'], weights }] };
}

const quantizations: fc.Arbitrary<Spec> = fc.oneof(
  fc.constant({}),
  fc
    .record({
      dtype: fc.constant('uint8'),
      scale: fc.double({ min: 1e-6, max: 10, noNaN: true }),
      min: fc.double({ min: -100, max: 100, noNaN: true }),
      original_dtype: fc.constant('float32'),
    })
    .map((quantization) => ({ quantization })),
);

const bytesOf = (spec: Spec): number => (spec.quantization ? 1 : 4);

describe('weights', () => {
  it('decodes every storage as stock TensorFlow.js does', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 3 }), quantizations), {
          maxLength: 4,
        }),
        fc.infiniteStream(fc.integer({ min: 0, max: 255 })),
        (plans, noise) => {
          const specs = plans.map(([shape, storage], i) => ({
            name: `w${i}`,
            shape,
            dtype: 'float32',
            ...storage,
          }));
          const length = specs.reduce(
            (sum, spec) => sum + bytesOf(spec) * spec.shape.reduce((product, n) => product * n, 1),
            0,
          );
          const bytes = Uint8Array.from({ length }, () => noise.next().value ?? 0);
          const stock = tf.io.decodeWeights(bytes.slice().buffer, specs as tf.io.WeightsManifestEntry[]);
          const expected = Object.entries(stock).map(([name, tensor]) => ({
            name,
            shape: tensor.shape,
            values: tensor.dataSync<'float32'>(),
          }));
          tf.dispose(stock);
          const finite = expected.every(({ values }) => values.every(Number.isFinite));
          if (!finite) {
            expect(() => decodeWeights(manifest(...specs), bytes)).toThrow(
              /holds a value that is not finite/,
            );
            return;
          }
          const decoded = decodeWeights(manifest(...specs), bytes);
          expect([...decoded].map(([name, weight]) => ({ name, ...weight }))).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('decodes a Node buffer that starts at any byte', () => {
    const whole = Buffer.from(new Uint8Array([0, 0, 0, 128, 63, 0, 0, 0, 64]));
    const model = manifest(
      { name: 'a', shape: [1], dtype: 'float32' },
      { name: 'b', shape: [], dtype: 'float32' },
    );
    const decoded = decodeWeights(model, whole.subarray(1));
    expect([...decoded.values()].map(({ values }) => [...values])).toEqual([[1], [2]]);
  });

  it('names the files in their order', () => {
    const model = {
      weightsManifest: [
        { paths: ['a', 'b'], weights: [] },
        { paths: ['c'], weights: [] },
      ],
    };
    expect(weightPaths(model)).toEqual(['a', 'b', 'c']);
    expect(() => weightPaths({ weightsManifest: [{ paths: [1] }] })).toThrow(
      /weightsManifest\[0\]\.paths\[0\]: expected a name/,
    );
  });

  const one = { name: 'a', shape: [1], dtype: 'float32' };
  it.each<[string, Spec[], RegExp]>([
    [
      'another type',
      [{ ...one, dtype: 'int32' }],
      /weight "a": dtype "int32" is not read; export it as float32/,
    ],
    [
      'another quantisation',
      [{ ...one, quantization: { dtype: 'uint16', scale: 1, min: 0 } }],
      /quantization "uint16" is not read; quantise to uint8/,
    ],
    [
      'no scale',
      [{ ...one, quantization: { dtype: 'uint8', min: 0 } }],
      /weight "a": quantization.scale: expected a number/,
    ],
    ['a name twice', [{ ...one, shape: [0] }, one], /weight "a": the name is used twice/],
    [
      'a bad shape',
      [{ ...one, shape: [1.5] }],
      /weight "a": shape\[0\]: expected a whole number from 0, found 1.5/,
    ],
    ['no name', [{ shape: [1], dtype: 'float32' }], /weights\[0\]\.name: expected a name, found nothing/],
    [
      'too few bytes',
      [one, { ...one, name: 'b' }],
      /weight "b": needs bytes 4 to 8, but the weights end at 4/,
    ],
    ['too many bytes', [], /weights: 4 bytes, but model.json describes 0/],
  ])('refuses %s', (_, specs, message) => {
    expect(() => decodeWeights(manifest(...specs), new Uint8Array(4))).toThrow(message);
  });
});
