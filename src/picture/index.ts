export { type Component, connectedComponents } from './components';
export { type InkLine, type InkPart, inkOf, type PictureInk } from './ink-lines';
export { LINE_HEIGHT, type LineImage, lineImageOf, looksAt, shiftOf } from './line-image';
export { type Box, MAX_PICTURE_PIXELS, type Picture, type Plane } from './picture';
export { normalizeTones, TONE_RANGE } from './tones';
