export {
  type Command,
  CommandError,
  EXIT_UNUSABLE,
  exitStatusOf,
  messageOf,
  parseOptions,
  runCommand,
  type Surroundings,
  writeAll,
  writeLine,
} from './command';
export { type OwnSchema, ownSchema, withPostgres } from './postgres';
export { formatTable } from './table';
