import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { runProcess } from '../command/run';
import { inkFolder } from '../model/training/evaluation/ink';
import { expectAccuracies, expectAllTables } from '../model/training/evaluation/tables';

let ink: string;

beforeAll(async () => {
  ink = await inkFolder();
});

it('evaluate reads the whole of MNIST as well as the model says of itself', async () => {
  const accuracies = await expectAllTables(ink, (args) => runProcess('evaluate', args));
  expectAccuracies(accuracies, 10_000);
  const model = JSON.parse(readFileSync(new URL('../../model/model.json', import.meta.url), 'utf8'));
  const published = model.userDefinedMetadata.accuracy['mnist-test'];
  expect(accuracies?.get('mnist-test')?.[1]).toBe(`${(published * 100).toFixed(2)}%`);
});
