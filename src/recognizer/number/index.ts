export { aspectOf, FEATURES } from './lattice';
export { type Aspect, logTotalOf, measuresOf, type NumberWeights, type Tunable } from './paths';
export { readNumberImage } from './read-image';
export {
  edgesOf,
  numberOf,
  type ReadLattice,
  readLattice,
  readNumber,
} from './read-number';
export { NUMBER_WEIGHTS } from './tuned-weights';
