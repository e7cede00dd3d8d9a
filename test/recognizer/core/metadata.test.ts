import { describe, expect, it } from 'vitest';
import { parseMetadata, parsePathMetadata } from '../../../src/recognizer/core/metadata';

const good = {
  version: 'm5',
  temperature: 1.2,
  threshold: 0.8,
  parameters: 1000,
  accuracy: { 'mnist-test': 0.995, 'ink-validation': 1 },
};

describe('metadata', () => {
  it('is read, without the rest of the file', () => {
    expect(parseMetadata({ userDefinedMetadata: { ...good, seed: 1, figures: {} } })).toEqual(good);
  });

  it.each<[string, object, RegExp]>([
    [
      'no version',
      { version: undefined },
      /userDefinedMetadata\.version: expected a name such as "m5".*found nothing/,
    ],
    ['a version that no report could carry', { version: 'M 1' }, /version.*found "M 1"/],
    ['a version that is too long', { version: 'm'.repeat(33) }, /version/],
    ['a temperature of 0', { temperature: 0 }, /temperature: expected a number over 0, found 0/],
    ['a temperature that is no number', { temperature: '1' }, /temperature.*found "1"/],
    ['a threshold over 1', { threshold: 1.01 }, /threshold: expected a number from 0 to 1, found 1.01/],
    ['a negative threshold', { threshold: -0.1 }, /threshold/],
    ['half a weight', { parameters: 0.5 }, /parameters: expected a whole number over 0/],
    ['no accuracy', { accuracy: null }, /userDefinedMetadata\.accuracy: expected an object, found null/],
    [
      'an accuracy in percent',
      { accuracy: { 'mnist-test': 99.5 } },
      /accuracy\["mnist-test"\]: expected a number from 0 to 1/,
    ],
  ])('refuses %s', (_, change, message) => {
    expect(() => parseMetadata({ userDefinedMetadata: { ...good, ...change } })).toThrow(message);
  });

  it('of the path network has a weight, too', () => {
    const { accuracy, ...path } = { ...good, weight: 0.7 };
    expect(parsePathMetadata({ userDefinedMetadata: path })).toEqual(path);
    for (const weight of [undefined, -0.1, '1', Number.NaN]) {
      expect(() => parsePathMetadata({ userDefinedMetadata: { ...path, weight } })).toThrow(
        /userDefinedMetadata\.weight: expected a number of at least 0/,
      );
    }
  });

  it('is missed where there is none', () => {
    expect(() => parseMetadata({})).toThrow(/userDefinedMetadata: expected an object, found nothing/);
  });
});
