export { CommandError, runCommand } from './output';
export { formatTable } from './table';
