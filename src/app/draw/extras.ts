/** Parts of the page that the first drawing does not need. */
export { Becoming } from './Becoming';
export { DrawMenu } from './DrawMenu';
