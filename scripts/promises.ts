import { readFileSync } from 'node:fs';

/** A row of PROMISES.md. */
export interface PromiseRow {
  readonly id: string;
  readonly text: string;
  /** "test/…/file.test.ts › group > test", or for what people keep, why. */
  readonly shownBy: readonly string[];
}

/** The rows of the tables under a heading of PROMISES.md. */
export function promiseRows(heading: 'Promises' | 'What people keep'): PromiseRow[] {
  const [, after = ''] = readFileSync('PROMISES.md', 'utf8').split(`\n## ${heading}\n`);
  const [section = ''] = after.split('\n## ');
  return [...section.matchAll(/^\| `([^`]+)` \| (.*) \| (.*) \|$/gm)].map(
    ([, id = '', text = '', by = '']) => ({
      id,
      text: text.replaceAll('\\|', '|'),
      shownBy: by.split('<br>').map((test) => test.trim()),
    }),
  );
}

/** The tests that PROMISES.md names and that are not among the passed. "%s" stands for any text. */
export function unshownPromises(passed: readonly string[], rows = promiseRows('Promises')): string[] {
  const hasPassed = (test: string) => {
    const pattern = test.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('%s', '.+');
    return passed.some((name) => new RegExp(`^${pattern}$`).test(name));
  };
  return rows.flatMap(({ id, shownBy }) =>
    shownBy.filter((test) => !hasPassed(test)).map((test) => `PROMISES.md, ${id}: ${test}: did not pass`),
  );
}
