import type { Paragraph, Policy, PolicyLanguage } from '../../../src/app/policy';
import { EDITIONS as PUBLISHED } from '../../../src/app/policy/editions';

/** The version of the made-up edition. */
export const EARLIER = '0.9';

/** A sentence that only the made-up edition has. */
export const GONE: Readonly<Record<PolicyLanguage, string>> = {
  en: 'Nothing but sums is exchanged.',
  'zh-Hans': '所交换的只有总和。',
  ja: 'やり取りされるのは合計だけです。',
};

/** Sentences and rows that the made-up edition lacks, by section or table. */
const MISSING: Readonly<Record<string, readonly string[]>> = {
  scope: ['pictures', 'pictures-shared', 'opt-out', 'opt-out-later'],
  retention: ['pages'],
};

/**
 * The published editions, and a made-up one before the first. `test/browser/second-version.ts`
 * builds the app with this list in place of its own.
 */
export const EDITIONS: typeof PUBLISHED = [
  ...PUBLISHED,
  {
    version: EARLIER,
    texts: { en: () => earlier('en'), 'zh-Hans': () => earlier('zh-Hans'), ja: () => earlier('ja') },
  },
];

/** The first edition with less in it, other numbers, and one sentence more. */
async function earlier(language: PolicyLanguage): Promise<Policy> {
  const [newest] = PUBLISHED;
  const first = await (PUBLISHED.at(-1) ?? newest).texts[language]();
  return {
    ...first,
    version: EARLIER,
    edition: first.edition.replace(first.version, EARLIER),
    sections: first.sections.map(({ id, heading, paragraphs }) => ({
      id,
      heading,
      paragraphs: [
        ...paragraphs
          .map((paragraph): Paragraph => without(MISSING[id], paragraph, otherNumbers))
          .filter((paragraph) => Object.keys(paragraph).length > 0),
        ...(id === 'storage' ? [{ gone: GONE[language] }] : []),
      ],
    })),
    tables: first.tables.map((table) => ({
      ...table,
      rows: without(MISSING[table.id], table.rows, (cells) => cells.map(otherNumbers)),
    })),
  };
}

/** What is left of a record, changed. */
function without<Value>(
  names: readonly string[] = [],
  record: Readonly<Record<string, Value>>,
  change: (value: Value) => Value,
): Record<string, Value> {
  const left = Object.entries(record).filter(([name]) => !names.includes(name));
  return Object.fromEntries(left.map(([name, value]) => [name, change(value)]));
}

const otherNumbers = (text: string): string => text.replace(/\d+/g, (number) => String(Number(number) + 1));
