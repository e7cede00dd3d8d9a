import { parseArgs } from 'node:util';
import { seededRandom } from '../../src/random';
import type { SetOptions } from './training-ink';

export interface RenderOptions extends SetOptions {
  readonly data: string;
  readonly out: string;
  /** A source that training must not see. */
  readonly without: string | undefined;
  readonly seed: number;
}

/**
 * Options of the commands that draw the imported ink for training.
 *
 * @param out folder of the files, by default
 * @throws Error for an option that is unknown or no whole number
 */
export function renderOptions(out: string): RenderOptions {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: 'build/model/data' },
      out: { type: 'string', default: out },
      without: { type: 'string' },
      variants: { type: 'string', default: '48' },
      'outlier-variants': { type: 'string', default: '24' },
      'made-outliers': { type: 'string', default: '6000' },
      seed: { type: 'string', default: '1' },
      'outlier-seed': { type: 'string', default: '11' },
    },
  });
  const wholeNumber = (option: Exclude<keyof typeof values, 'without'>) => {
    const number = Number(values[option]);
    if (Number.isInteger(number) && number >= 0) return number;
    throw new Error(`--${option}: expected a whole number, found ${values[option]}`);
  };
  const seed = wholeNumber('seed');
  return {
    data: values.data,
    out: values.out,
    without: values.without,
    variants: wholeNumber('variants'),
    outlierVariants: wholeNumber('outlier-variants'),
    madeOutliers: wholeNumber('made-outliers'),
    seed,
    random: seededRandom(seed),
    outlierRandom: seededRandom(wholeNumber('outlier-seed')),
  };
}
