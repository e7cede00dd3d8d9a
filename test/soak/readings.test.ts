import { expect, it } from 'vitest';
import { mnistTest } from '../../model/training/evaluation/samples';
import { expectFlatMemory } from '../recognizer/flat-memory';

const READINGS = 10_000;

it('memory stays flat over 10,000 readings and is given back on close', async () => {
  const mnist = await mnistTest();
  expect(mnist.length).toBeGreaterThanOrEqual(READINGS / 2);
  await expectFlatMemory(mnist, READINGS);
});
