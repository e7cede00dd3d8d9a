export {
  type Command,
  CommandError,
  EXIT_UNUSABLE,
  exitStatusOf,
  runCommand,
  type Surroundings,
  writeAll,
} from './command';
export { type OwnSchema, ownSchema, withPostgres } from './postgres';
export { formatTable } from './table';
