import type { NumberWeights } from './paths';

/** Written by `npm run model:numbers -- --write`; not by hand. */
export const NUMBER_WEIGHTS: NumberWeights = {
  digit: 0.934,
  aspect: -0.049,
  strokes: 0.435,
  some: 6.117,
  features: [
    -4.09, -1.994, -2.76, 0.245, -0.326, 0.593, -0.192, -1.554, -0.013, 1.062, -3.743, -5.629, -1.233,
  ],
  aspects: [
    { mean: -0.122, deviation: 0.246 },
    { mean: -0.923, deviation: 0.588 },
    { mean: -0.142, deviation: 0.264 },
    { mean: -0.379, deviation: 0.242 },
    { mean: -0.416, deviation: 0.32 },
    { mean: -0.171, deviation: 0.245 },
    { mean: -0.513, deviation: 0.203 },
    { mean: -0.326, deviation: 0.262 },
    { mean: -0.455, deviation: 0.244 },
    { mean: -0.459, deviation: 0.225 },
  ],
  strokeShares: [
    [0.891, 0.1, 0.004, 0.004],
    [0.913, 0.075, 0.008, 0.004],
    [0.986, 0.005, 0.004, 0.004],
    [0.983, 0.006, 0.006, 0.005],
    [0.192, 0.787, 0.015, 0.007],
    [0.276, 0.712, 0.007, 0.005],
    [0.982, 0.009, 0.005, 0.005],
    [0.418, 0.569, 0.007, 0.005],
    [0.858, 0.13, 0.007, 0.005],
    [0.949, 0.042, 0.005, 0.005],
  ],
  threshold: 0.7672,
};
