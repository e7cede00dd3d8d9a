export { aspectOf, FEATURES } from './lattice';
export { type Aspect, logTotalOf, measuresOf, type NumberWeights, type Tunable } from './paths';
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
