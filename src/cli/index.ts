export { formatTable } from './table';
