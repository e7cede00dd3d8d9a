import { expect, test } from 'vitest';
import { brokenRules, folderCycles } from '../../scripts/import-rules';

test.each([
  ['src/app/main.tsx', 'src/ink/index.ts'],
  ['src/ink/raster.ts', 'src/ink/stroke.ts'],
  ['src/server/main.ts', 'hono'],
  ['src/recognizer/worker/main.ts', 'model/weights.bin'],
  ['scripts/build.ts', 'vite.config.ts'],
  ['test/ink/raster.test.ts', 'src/ink/raster.ts'],
  ['test/browser/draw.test.ts', 'src/app/i18n/language.ts'],
])('%s may import %s', (file, target) => {
  expect(brokenRules(new Map([[file, [target]]]))).toEqual([]);
});

test.each([
  ['src/ink/raster.ts', 'src/contract/index.ts'],
  ['src/app/main.tsx', 'src/ink/raster.ts'],
  ['src/app/main.tsx', 'test/fixtures/index.ts'],
  ['src/telemetry/tally.ts', 'model/training/split.ts'],
  ['src/app/main.tsx', 'src/recognizer/core/errors.ts'],
  ['src/recognizer/worker/main.ts', 'src/recognizer/page/bridge.ts'],
  ['src/new-room/index.ts', 'src/ink/index.ts'],
  ['src/app/main.tsx', 'src/new-room/index.ts'],
  ['scripts/build.ts', 'src/server/http/app.ts'],
  ['test/ink/raster.test.ts', 'src/server/http/app.ts'],
])('%s must not import %s', (file, target) => {
  expect(brokenRules(new Map([[file, [target]]]))).toEqual([`${file} imports ${target}`]);
});

test('folders of the app must not import each other, also by way of a third', () => {
  const imports = new Map([
    ['src/app/draw/a.ts', ['src/app/ui/b.ts', 'src/app/draw/c.ts']],
    ['src/app/ui/b.ts', ['src/app/shell/d.ts']],
  ]);
  expect(folderCycles(imports)).toEqual([]);
  imports.set('src/app/shell/e.ts', ['src/app/draw/a.ts']);
  expect(folderCycles(imports)).toEqual(['src/app/draw → src/app/ui → src/app/shell → src/app/draw']);
});
