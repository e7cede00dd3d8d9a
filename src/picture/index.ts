export { type Component, connectedComponents } from './components';
export { type InkLine, inkLinesOf } from './ink-lines';
export { MAX_PICTURE_PIXELS, type Picture } from './picture';
