import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { certainty } from '../../../src/app/reader/certainty';

describe('how sure a reading is', () => {
  it('is said in whole percents, and 100% of certainty only', () => {
    expect(certainty(0.93874, true, 'en')).toBe('94%');
    expect(certainty(0.93873, false, 'en')).toBe('93%');
    expect(certainty(0.98005, true, 'en')).toBe('98%');
    expect(certainty(0.99999, true, 'en')).toBe('99%');
    expect(certainty(1, true, 'en')).toBe('100%');
    expect(certainty(0.004, false, 'ja')).toBe('0%');
  });

  it('never contradicts the threshold', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(share, share, (confidence, threshold) => {
        const percent = (text: string) => Number.parseInt(text, 10);
        const needed = percent(certainty(threshold, true, 'en'));
        const accepted = confidence >= threshold;
        const said = percent(certainty(confidence, accepted, 'en'));
        if (accepted) expect(said).toBeGreaterThanOrEqual(needed);
        else expect(said).toBeLessThanOrEqual(needed);
      }),
    );
  });
});
