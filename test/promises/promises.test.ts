import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ENGLISH, statements } from '../app/policy/editions';
import { livingTests } from './living-tests';

const ROOT = resolve(import.meta.dirname, '../..');
const LIST = 'PROMISES.md';
/** The tests of `test/soak` and `test/engines` do not run with each change. */
const RUN_BY_NPM_TEST = /^test\/(?!soak\/|engines\/)[\w./-]+\.test\.ts$/;

/**
 * What no program can keep: the meaning of agreeing, where an operator puts the servers, and what people do. Whoever adds
 * to it says that a sentence of the policy has no test.
 */
const KEPT_BY_PEOPLE = [
  'preamble.terms',
  'storage.where',
  'storage.abroad',
  'security.own-device',
  'security.acts',
];

interface Row {
  readonly id: string;
  readonly text: string;
  /** "test/…/file.test.ts › full name of the test", or for what people keep, why. */
  readonly shownBy: readonly string[];
}

/** The rows of the tables under a heading of PROMISES.md. */
function rowsUnder(heading: string): Row[] {
  const [, after = ''] = readFileSync(resolve(ROOT, LIST), 'utf8').split(`\n## ${heading}\n`);
  const [section = ''] = after.split('\n## ');
  return [...section.matchAll(/^\| `([^`]+)` \| (.*) \| (.*) \|$/gm)].map(
    ([, id = '', text = '', by = '']) => ({
      id,
      text: text.replaceAll('\\|', '|'),
      shownBy: by.split('<br>').map((test) => test.trim()),
    }),
  );
}

const promises = rowsUnder('Promises');
const people = rowsUnder('What people keep');

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

test('every promise has a living test', () => {
  const files = new Map<string, Set<string>>();
  const lives = (shown: string) => {
    const [file = '', name = ''] = shown.split(' › ');
    if (!RUN_BY_NPM_TEST.test(file) || !existsSync(resolve(ROOT, file))) return false;
    const names = files.get(file) ?? livingTests(readFileSync(resolve(ROOT, file), 'utf8'));
    files.set(file, names);
    return names.has(name);
  };
  const dead = promises.flatMap(({ id, shownBy }) =>
    shownBy.filter((shown) => !lives(shown)).map((shown) => `${id}: ${shown}`),
  );
  expect(dead).toEqual([]);
  for (const { id, shownBy } of promises) expect(shownBy.length, id).toBeGreaterThan(0);
});

test('a test that is skipped or put off, or may be, does not live', () => {
  const source = `
    test('one', () => {});
    // test('in a comment', () => {});
    test.skip('skipped', () => {});
    test.todo('to do');
    test('skipped by an option', { skip: true }, () => {});
    it.skipIf(process.env.CI)('skipped at times', () => {});
    describe('a group', { timeout: 5 }, () => {
      it.each(['a', 'b'])('takes "%s"', () => {});
      describe.for([1])('of %i', () => void it.for\`a\`('two', { timeout: 5 }, () => {}));
    });
    describe.skip('a skipped group', () => void it('in it', () => {}));
    describe.runIf(process.env.CI)('a group at times', () => void it('in it', () => {}));
    run('nothing', () => {});
  `;
  expect([...livingTests(source)]).toEqual(['one', 'a group > takes "%s"', 'a group > of %i > two']);
});
