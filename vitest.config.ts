import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

/** Files that watch calls of a module by `vi.mock`, which must be loaded again for it. */
const SPIED = 'test/**/*.spied.test.ts';

const ALL = {
  globalSetup: 'test/set-up.ts',
  hookTimeout: 180_000,
  // The machine may be busy, and WebGL in software takes seconds of it for a first reading.
  expect: { poll: { timeout: 60_000 } },
  // Room for young objects (MiB): the default is collected so often that it takes
  // a tenth of the time.
  execArgv: ['--max-semi-space-size=64'],
} satisfies TestProjectInlineConfiguration['test'];

const NODE = {
  ...ALL,
  // Beside the browser's tests, on a busy machine, some take a minute.
  testTimeout: 180_000,
  sequence: { groupOrder: 0 },
  // Many wait for processes and databases.
  maxWorkers: 2,
  setupFiles: 'test/seeded.ts',
} satisfies TestProjectInlineConfiguration['test'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...NODE,
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/browser/**', 'test/engines/**', 'test/soak/**', SPIED],
          // So what many files import is loaded once.
          isolate: false,
        },
      },
      { test: { ...NODE, name: 'node-spied', include: [SPIED] } },
      {
        test: {
          ...ALL,
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          // Each with a Chromium of its own: pages spend much of their time waiting.
          maxWorkers: 2,
          // So what drives the browser is loaded once, not by each file again.
          isolate: false,
          sequence: { groupOrder: 1 },
          testTimeout: 120_000,
        },
      },
      {
        test: {
          ...ALL,
          name: 'engines',
          include: ['test/engines/**/*.test.ts'],
          // Both engines side by side, on two cores too.
          maxWorkers: 2,
          testTimeout: 120_000,
        },
      },
      {
        test: {
          ...ALL,
          name: 'soak',
          include: ['test/soak/**/*.test.ts'],
          // Each has the machine to itself.
          fileParallelism: false,
          sequence: { groupOrder: 2 },
          testTimeout: 1_800_000,
        },
      },
    ],
  },
});
