export { aspectOf, FEATURES } from './lattice';
export { type Aspect, logTotal, logTotalOf, type NumberWeights } from './paths';
export {
  edgesOf,
  numberOf,
  type ReadLattice,
  type ReadNumberOptions,
  readLattice,
  readNumber,
  readNumberImage,
} from './read-number';
export { NUMBER_WEIGHTS } from './tuned-weights';
