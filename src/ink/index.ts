export { normalizeImage } from './normalize-image';
export { PEN_WIDTH, RASTER_LENGTH, RASTER_SIZE, rasterize } from './rasterize';
export {
  assertStrokes,
  type Bounds,
  boundsOf,
  DOT_EXTENT,
  InkError,
  type Stroke,
  strokeFromFlat,
} from './stroke';
