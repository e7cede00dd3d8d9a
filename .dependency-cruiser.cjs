/** Import direction: rooms know only those below them, and enter them by their door. */
const room = (name) => `^src/${name}/`;
const forbid = (from, allowed, files = []) => ({
  name: `${from}-imports-down-only`,
  severity: 'error',
  from: { path: room(from) },
  to: { path: '^(src|model|scripts|test)/', pathNot: [...[from, ...allowed].map(room), ...files] },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'by-the-door',
      comment:
        'A room is entered by index.ts. Node code enters the recognizer by node.ts; a page has its styles by styles.css.',
      severity: 'error',
      from: { path: '^src/([^/]+)/' },
      to: {
        path: '^src/([^/]+)/',
        pathNot: [
          '^src/$1/',
          '^src/[^/]+/index\\.ts$',
          '^src/recognizer/node\\.ts$',
          '^src/design/styles\\.css$',
        ],
      },
    },
    {
      name: 'page-code-stays-off-node',
      severity: 'error',
      from: { path: '^src/(ink|picture|contract|design|statistics|telemetry|app|dashboard)/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'worker-stays-off-the-page',
      comment: 'What runs in the worker must not pull the bridge or React in.',
      severity: 'error',
      from: { path: '^src/recognizer/worker/' },
      to: { path: '^(src/recognizer/(page/|index\\.ts$|node\\.ts$)|node_modules/react)', reachable: true },
    },
    forbid('ink', []),
    forbid('picture', []),
    forbid('contract', []),
    forbid('statistics', ['contract']),
    forbid('design', ['contract']),
    // The worker ships the published model as files.
    forbid(
      'recognizer',
      ['ink', 'picture', 'contract'],
      ['^model/(model\\.json|numbers\\.json|weights\\.bin)$'],
    ),
    forbid('telemetry', ['contract']),
    forbid('app', ['telemetry', 'recognizer', 'ink', 'picture', 'contract', 'design']),
    forbid('dashboard', ['statistics', 'contract', 'design']),
    forbid('sqlite', []),
    forbid('random', []),
    forbid('command', []),
    forbid('server', ['statistics', 'contract', 'sqlite']),
    // The simulation starts the server as a process, by its file.
    forbid('simulation', ['telemetry', 'contract', 'sqlite', 'command', 'random']),
    forbid('cli', ['recognizer', 'ink', 'contract', 'statistics', 'command']),
    {
      name: 'model-imports-down-only',
      comment: 'Training stands on top: it enters rooms by their doors, and no room imports it.',
      severity: 'error',
      from: { path: '^model/' },
      to: {
        path: '^(src|scripts|test)/',
        pathNot: [
          ...['recognizer', 'ink', 'picture', 'contract', 'command', 'random'].map(
            (name) => `^src/${name}/(index|node)\\.ts$`,
          ),
        ],
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
