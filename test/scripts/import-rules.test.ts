import { expect, test } from 'vitest';
import { brokenRules } from '../../scripts/import-rules';

test.each([
  ['src/app/main.tsx', 'src/ink/index.ts'],
  ['src/ink/raster.ts', 'src/ink/stroke.ts'],
  ['src/server/main.ts', 'hono'],
  ['src/recognizer/worker.ts', 'model/weights.bin'],
  ['scripts/build.ts', 'vite.config.ts'],
  ['test/ink/raster.test.ts', 'src/ink/raster.ts'],
  ['test/browser/draw.test.ts', 'src/app/i18n/load.ts'],
])('%s may import %s', (file, target) => {
  expect(brokenRules(new Map([[file, [target]]]))).toEqual([]);
});

test.each([
  ['src/ink/raster.ts', 'src/contract/index.ts'],
  ['src/app/main.tsx', 'src/ink/raster.ts'],
  ['src/app/main.tsx', 'test/fixtures/index.ts'],
  ['src/telemetry/tally.ts', 'model/random.ts'],
  ['src/new-room/index.ts', 'src/ink/index.ts'],
  ['scripts/build.ts', 'src/server/http/app.ts'],
  ['test/ink/raster.test.ts', 'src/server/http/app.ts'],
])('%s must not import %s', (file, target) => {
  expect(brokenRules(new Map([[file, [target]]]))).toEqual([`${file} imports ${target}`]);
});

test('the worker reaches nothing of the page, by however many imports', () => {
  const imports = new Map([
    ['src/recognizer/worker.ts', ['src/recognizer/service.ts']],
    ['src/recognizer/service.ts', ['src/recognizer/index.ts']],
    ['src/recognizer/index.ts', ['react']],
  ]);
  expect(brokenRules(imports)).toEqual([
    'src/recognizer/worker.ts reaches src/recognizer/index.ts',
    'src/recognizer/worker.ts reaches react',
  ]);
});
