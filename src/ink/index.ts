export { normalizeImage } from './normalize-image';
export { PEN_WIDTH, RASTER_LENGTH, RASTER_SIZE, type RasterizeOptions, rasterize } from './rasterize';
export {
  assertStrokes,
  type Bounds,
  boundsOf,
  DOT_EXTENT,
  InkError,
  type InkErrorCode,
  type Stroke,
  strokeFromFlat,
  strokeToFlat,
} from './stroke';
