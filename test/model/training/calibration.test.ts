import { describe, expect, it } from 'vitest';
import { calibrate, calibrateJointly, type LabelledLogits } from '../../../model/training/calibration';
import { seededRandom } from '../../../src/random';
import { calibratedProbabilities } from '../../../src/recognizer/node';

/**
 * Draws labels from the probabilities that the logits mean at a true
 * temperature and bias of "none".
 */
function drawn(count: number, temperature: number, bias: number, noneShare: number): LabelledLogits[] {
  const random = seededRandom(3);
  const samples: LabelledLogits[] = [];
  while (samples.length < count) {
    const logits = Array.from({ length: 11 }, () => 2 * random.normal());
    const p = calibratedProbabilities(
      logits.map((logit, i) => (i === 10 ? logit + bias : logit)),
      temperature,
    );
    let left = random.uniform();
    const label = p.findIndex((share) => {
      left -= share;
      return left < 0;
    });
    if (label < 0) continue;
    // Outliers are over-represented in what is calibrated on, as in validation ink.
    if (label !== 10 && random.uniform() > noneShare) continue;
    samples.push({ logits, label });
  }
  return samples;
}

describe('calibration', () => {
  it('finds the temperature and the bias that the labels were drawn with, whatever the share of outliers', () => {
    const temperature = 1.7;
    const bias = -1.2;
    const all = drawn(2000, temperature, bias, 1);
    const share = all.filter(({ label }) => label === 10).length / all.length;
    const skewed = drawn(2000, temperature, bias, 0.25);
    for (const samples of [all, skewed]) {
      const found = calibrate(samples, share);
      expect(found.temperature).toBeGreaterThan(1.5);
      expect(found.temperature).toBeLessThan(1.9);
      expect(found.bias).toBeGreaterThan(-1.7);
      expect(found.bias).toBeLessThan(-0.7);
    }
  });

  it('finds the weight of a second network, which may be nothing', () => {
    const temperature = 1.3;
    const random = seededRandom(4);
    const samples = drawn(800, temperature, 0, 1);
    const share = samples.filter(({ label }) => label === 10).length / samples.length;
    // Logits that are known as a sum of two: of the image a part, of the path the rest.
    const split = samples.map(({ logits, label }) => {
      const path = Array.from(logits, () => 2 * random.normal());
      const image = Array.from(logits, (logit, i) => logit - 0.6 * (path[i] ?? 0));
      return { image, path, label };
    });
    const found = calibrateJointly(split, share);
    expect(found.weight).toBeGreaterThan(0.5);
    expect(found.weight).toBeLessThan(0.7);
    expect(found.temperature).toBeGreaterThan(1.15);
    expect(found.temperature).toBeLessThan(1.45);
    expect(Math.abs(found.bias)).toBeLessThan(0.3);
    const noise = samples.map(({ logits, label }) => ({
      image: logits,
      path: Array.from(logits, () => 2 * random.normal()),
      label,
    }));
    expect(calibrateJointly(noise, share).weight).toBeLessThan(0.1);
  });

  it('has no bias for a model of digits only', () => {
    const samples = drawn(500, 1, -30, 1).map(({ logits, label }) => ({
      logits: Array.from(logits).slice(0, 10),
      label,
    }));
    expect(calibrate(samples, 0.02).bias).toBe(0);
  });
});
