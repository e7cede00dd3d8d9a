import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isOlderVersion, loadedPolicy, loadPolicy, POLICY_VERSION } from '../../../src/app/policy';
import { EDITIONS } from '../../../src/app/policy/editions';
import { ENGLISH, POLICIES, statements } from './editions';

const VERSIONS = EDITIONS.map(({ version }) => version);

/** What was published, for good: an edition whose digest is here may not change by a letter. */
const DIGESTS: Readonly<Record<string, string>> = {
  '1.0': '98320f1b7d4194e63cc8e7a46d2c5669084fd066607c7593b2254bacc1dbe736',
};

const numbersOf = (text: string) => (text.match(/\d+/g) ?? []).map(Number).sort((a, b) => a - b);

describe('every edition of the policy', () => {
  it('says the same, part by part, in all three languages', () => {
    for (const policies of POLICIES) {
      expect(policies.map(({ language }) => language)).toEqual(['en', 'zh-Hans', 'ja']);
      const [english] = policies;
      if (!english) throw new Error('no English text');
      for (const policy of policies) {
        const shape = ({ sections, tables }: typeof policy) => [
          sections.map(({ id, heading, paragraphs }) => [id, heading === null, paragraphs.map(Object.keys)]),
          tables.map(({ id, columns, rows }) => [
            id,
            columns.length,
            Object.entries(rows).map(([name, cells]) => [name, cells.length]),
          ]),
        ];
        expect(shape(policy), policy.language).toEqual(shape(english));
        for (const [id, text] of statements(policy)) expect(text.trim(), id).not.toBe('');
      }
    }
  });

  it('gives the same numbers in every language, sentence by sentence', () => {
    for (const [english, ...others] of POLICIES) {
      for (const [id, text] of english ? statements(english) : []) {
        for (const other of others) {
          expect(numbersOf(statements(other).get(id) ?? ''), `${other.language} ${id}`).toEqual(
            numbersOf(text),
          );
        }
      }
    }
  });

  it('has its version and date at the top, the same in every language', () => {
    expect(POLICIES.map(([policy]) => policy?.version)).toEqual(VERSIONS);
    for (const [english, ...others] of POLICIES) {
      if (!english) throw new Error('no English text');
      expect(english.edition).toMatch(
        new RegExp(`^Version ${english.version.replace('.', '\\.')} of \\d{1,2} \\w+ \\d{4}$`),
      );
      const month = new Date(`${english.edition.split(' of ')[1]} UTC`).getUTCMonth() + 1;
      for (const { edition, version } of others) {
        expect(version).toBe(english.version);
        expect(numbersOf(edition)).toEqual([...numbersOf(english.edition), month].sort((a, b) => a - b));
      }
    }
  });

  it('is never changed after it was published', () => {
    const digests = POLICIES.map((policies) => [
      policies[0]?.version,
      createHash('sha256').update(JSON.stringify(policies)).digest('hex'),
    ]);
    // A new word needs a new version: see src/app/policy/editions/index.ts.
    expect(Object.fromEntries(digests)).toEqual(DIGESTS);
  });
});

describe('the edition that holds', () => {
  it('is the newest', () => {
    expect(VERSIONS[0]).toBe(POLICY_VERSION);
    expect(POLICIES[0]?.[0]).toBe(ENGLISH);
    for (const [i, newer] of VERSIONS.slice(0, -1).entries()) {
      expect(isOlderVersion(VERSIONS[i + 1] ?? '', newer)).toBe(true);
    }
  });

  it('has the five clauses, and all that users may expect beside them', () => {
    expect(ENGLISH.sections.map(({ id }) => id)).toEqual(
      ['preamble', 'scope', 'use', 'disclosure', 'storage', 'security'].concat([
        'rights',
        'minors',
        'incidents',
        'changes',
        'end',
      ]),
    );
    expect(ENGLISH.tables.map(({ id }) => id)).toEqual(['retention', 'permissions']);
    expect(ENGLISH.sections.slice(1, 6).map(({ heading }) => heading?.[0])).toEqual([
      '1',
      '2',
      '3',
      '4',
      '5',
    ]);
  });
});

describe('versions', () => {
  it('are compared as numbers; what is none comes before all', () => {
    expect(isOlderVersion('1.9', '1.10')).toBe(true);
    expect(isOlderVersion('2.0', '1.10')).toBe(false);
    expect(isOlderVersion('1.1', '1.1')).toBe(false);
    expect(isOlderVersion('?', '1.0')).toBe(true);
    expect(isOlderVersion('1.0', '?')).toBe(false);
  });

  it('that were never published have no edition', async () => {
    for (const version of ['0.9', '', 'toString', '__proto__']) {
      expect(await loadPolicy(version, 'en')).toBeNull();
      expect(loadedPolicy(version, 'en')).toBeNull();
    }
  });
});
