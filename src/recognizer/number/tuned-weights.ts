import numbers from '../../../model/numbers.json';
import type { NumberWeights } from './paths';

/**
 * The published weights of numbers. The build bundles them; `npm run model:numbers -- --write`
 * tunes them.
 */
export const NUMBER_WEIGHTS: NumberWeights = numbers;
