export { DataFileError } from './data-file-error';
export {
  type IdxImages,
  idxImageAt,
  parseIdxImages,
  parseIdxLabels,
  readIdxImages,
  readIdxLabels,
} from './idx';
export { runImport } from './import-command';
export { parseImportOptions, UsageError } from './import-options';
export { CUT_NUMBERS_FILE, DEFAULT_INK_DIR, readInk, writeInk } from './ink-file';
export { formatInkSample, type InkSample, parseInkSample, pointCount } from './ink-sample';
export { mergeSamples } from './merge';
export { type LabelledImages, labelCounts, loadMnist, MNIST_SHA256, mnistFolder } from './mnist';
export { importPendigits } from './pendigits';
export { parseSegmentRanges, type SegmentRange } from './segment-range';
export {
  importUnipen,
  importUnipenFile,
} from './unipen';
