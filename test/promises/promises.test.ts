import { expect, test } from 'vitest';
import { promiseRows, unshownPromises } from '../../scripts/promises';
import { ENGLISH, statements } from '../app/policy/editions';

/** The tests of `test/soak` and `test/engines` do not run with each change. */
const RUN_BY_NPM_TEST = /^test\/(?!soak\/|engines\/)[\w./-]+\.test\.ts › ./;

/**
 * What no program can keep: the meaning of agreeing, where an operator puts the servers, and what
 * people do. Whoever adds to it says that a sentence of the policy has no test.
 */
const KEPT_BY_PEOPLE = [
  'preamble.terms',
  'storage.where',
  'storage.abroad',
  'security.own-device',
  'security.acts',
];

const promises = promiseRows('Promises');
const people = promiseRows('What people keep');

test('every sentence and row of the policy is listed once, word for word', () => {
  const listed = [...promises, ...people];
  expect(new Set(listed.map(({ id }) => id)).size).toBe(listed.length);
  expect(Object.fromEntries(listed.map(({ id, text }) => [id, text]))).toEqual(
    Object.fromEntries(statements(ENGLISH)),
  );
});

test('what people keep is no more than what no program can', () => {
  expect(people.map(({ id }) => id)).toEqual(KEPT_BY_PEOPLE);
  for (const { shownBy } of people) expect(shownBy.join().length).toBeGreaterThan(10);
});

test('every promise names tests, all of which `npm test` runs', () => {
  for (const { id, shownBy } of promises) {
    expect(shownBy.length, id).toBeGreaterThan(0);
    for (const test of shownBy) expect(test, id).toMatch(RUN_BY_NPM_TEST);
  }
});

test('a test that did not pass shows nothing', () => {
  const row = (...shownBy: string[]) => [{ id: 'scope.x', text: '', shownBy }];
  const passed = ['test/a.test.ts › on sqlite > "keeps" (all)'];
  expect(unshownPromises(passed, row('test/a.test.ts › on %s > "keeps" (all)'))).toEqual([]);
  for (const gone of ['test/a.test.ts › on %s > "keeps"', 'test/b.test.ts › on %s > "keeps" (all)']) {
    expect(unshownPromises(passed, row(gone))).toEqual([`PROMISES.md, scope.x: ${gone}: did not pass`]);
  }
});
