export { type Bounds, boundsOf } from './bounds';
export { blankCanvas, type Canvas, drawSegments, toSegments } from './draw';
export { normalizeImage } from './normalize-image';
export { PATH_CHANNELS, PATH_LENGTH, PATH_POINTS, penPath } from './pen-path';
export { PEN_WIDTH, RASTER_LENGTH, RASTER_SIZE, rasterize } from './rasterize';
export { assertStrokes, DOT_EXTENT, InkError, type Stroke, strokeFromFlat } from './stroke';
