import type { Step } from './run-steps';

/** Everything that can be said about the code without running it. */
export const CHECKS: readonly Step[] = [
  {
    name: 'types, each runtime with its own lib',
    // By its path: the older TypeScript, whose interface for programs others need, has a command of the same name.
    command: 'node',
    parameters: ['node_modules/typescript-native/bin/tsc', '-b'],
  },
  {
    name: 'lint and format',
    command: 'biome',
    parameters: ['ci', '--colors=off', '--error-on-warnings', '.'],
  },
  {
    name: 'import direction, doors and cycles',
    command: 'depcruise',
    parameters: ['src', 'model', 'scripts', 'test', 'vite.config.ts'],
  },
  { name: 'dead code', command: 'knip', parameters: [] },
  { name: 'length of files', command: 'tsx', parameters: ['scripts/file-length.ts'] },
  { name: 'docs/settings.md', command: 'tsx', parameters: ['scripts/settings.ts', '--check'] },
  { name: 'the worked example', command: 'tsx', parameters: ['scripts/worked-example.ts', '--check'] },
];
