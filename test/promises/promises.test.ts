import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { createVitest } from 'vitest/node';
import { ENGLISH, statements } from '../app/policy/editions';

const ROOT = resolve(import.meta.dirname, '../..');
const LIST = 'PROMISES.md';

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

/** Whether each test of the project would run, by "file › full name", found by reading the files as Vitest does. */
async function collectTests(): Promise<Map<string, boolean>> {
  const vitest = await createVitest('test', {
    watch: false,
    root: ROOT,
    config: resolve(ROOT, 'vitest.config.ts'),
  });
  try {
    const modules = await vitest.experimental_parseSpecifications(await vitest.globTestSpecifications());
    const tests = new Map<string, boolean>();
    for (const module of modules) {
      for (const { fullName, options } of module.children.allTests()) {
        const name = fullName.replaceAll('\\"', '"').replaceAll("\\'", "'");
        // Tests that are made from a table have a mode of their own kind; none of the others may be skipped or put off.
        const mode = String(options.mode);
        tests.set(`${module.relativeModuleId} › ${name}`, mode !== 'skip' && mode !== 'todo');
      }
    }
    return tests;
  } finally {
    await vitest.close();
  }
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

test('every promise has a living test', async () => {
  const tests = await collectTests();
  expect(tests.size).toBeGreaterThan(300);
  const dead = promises.flatMap(({ id, shownBy }) =>
    shownBy.filter((test) => tests.get(test) !== true).map((test) => `${id}: ${test}`),
  );
  expect(dead).toEqual([]);
  for (const { id, shownBy } of promises) expect(shownBy.length, id).toBeGreaterThan(0);
});
