import { describe, expect, it } from 'vitest';
import { LANGUAGES, languageFor } from '../../src/app/i18n';
import { byteSize, calendarDay, counted, percentage } from '../../src/app/i18n/format';
import {
  changesSince,
  DATUM_IDS,
  PERMISSION_IDS,
  POLICIES,
  POLICY_VERSION,
  POLICY_VERSIONS,
  policyIn,
  policyLanguage,
  SECTION_IDS,
} from '../../src/app/policy';

/** Every text in an object, by its path; functions are called with example numbers. */
function textsOf(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value(1, 2, 3))]];
  if (typeof value !== 'object' || value === null) throw new Error(`${path}: neither text nor function`);
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, `${path}/${key}`));
}

describe('the texts of the app', () => {
  it('are complete in every language', () => {
    const keys = textsOf(LANGUAGES[0].messages).map(([path]) => path);
    expect(keys.length).toBeGreaterThan(100);
    for (const { locale, messages } of LANGUAGES) {
      const texts = textsOf(messages);
      expect(
        texts.map(([path]) => path),
        locale,
      ).toEqual(keys);
      for (const [path, text] of texts) expect(text.trim(), `${locale}${path}`).not.toBe('');
    }
  });
});

describe('the language of the app', () => {
  it('is the first of the reader’s that there is, else English', () => {
    for (const language of LANGUAGES) expect(languageFor(['tlh', language.locale])).toBe(language);
    expect(languageFor(['en-GB', 'de']).locale).toBe('en');
    expect(languageFor(['tlh']).locale).toBe('en');
    expect(languageFor([]).locale).toBe('en');
  });
});

describe('the privacy policy', () => {
  it('has every part in every language', () => {
    const [english] = POLICIES;
    for (const policy of POLICIES) {
      expect(Object.keys(policy.sections)).toEqual([...SECTION_IDS]);
      expect(Object.keys(policy.retention.rows)).toEqual([...DATUM_IDS]);
      expect(Object.keys(policy.permissions.rows)).toEqual([...PERMISSION_IDS]);
      expect(policy.retention.columns).toHaveLength(3);
      expect(policy.permissions.columns).toHaveLength(2);
      for (const [path, text] of textsOf(policy))
        expect(text.trim(), `${policy.language}${path}`).not.toBe('');
      expect(textsOf(policy).map(([path]) => path)).toEqual(textsOf(english).map(([path]) => path));
    }
  });

  it('is of the same version in every language, and the newest', () => {
    expect(POLICY_VERSIONS.at(-1)).toBe(POLICY_VERSION);
    for (const policy of POLICIES) {
      expect(policy.edition).toContain(POLICY_VERSION);
      expect(Object.keys(policy.changes)).toEqual([...POLICY_VERSIONS]);
    }
    const numbersOf = (text: string) => (text.match(/\d+/g) ?? []).map(Number).sort((a, b) => a - b);
    const [english, ...others] = POLICIES.map(({ edition }) => numbersOf(edition));
    // The month is a word in English.
    for (const numbers of others) expect(numbers).toEqual([...(english ?? []), 11].sort((a, b) => a - b));
  });

  it('gives the same retention in every language', () => {
    const numbersOf = (text: string) => text.match(/\d+/g) ?? [];
    for (const datum of DATUM_IDS) {
      const [english, ...others] = POLICIES.map(({ retention }) => numbersOf(retention.rows[datum].until));
      for (const numbers of others) expect(numbers, datum).toEqual(english);
    }
  });

  it('is shown in the first of the reader’s languages that it is written in', () => {
    expect(policyLanguage(['en-GB', 'zh-CN'])).toBe('en');
    expect(policyLanguage(['de-DE', 'zh-TW', 'en'])).toBe('zh-Hans');
    expect(policyLanguage(['ja'])).toBe('ja');
    expect(policyLanguage(['fr'])).toBe('en');
    expect(policyLanguage([])).toBe('en');
    expect(policyIn('ja').language).toBe('ja');
  });

  it('says what changed since a version', () => {
    const policy = policyIn('en');
    expect(changesSince(POLICY_VERSION, policy)).toEqual([]);
    expect(changesSince('0.9', policy)).toEqual(Object.values(policy.changes));
  });
});

describe('numbers in the texts', () => {
  it('never call a reading quite sure that is only nearly so', () => {
    expect(percentage(0.99999, 'en')).toBe('99.9%');
    expect(percentage(1, 'en')).toBe('100%');
    expect(percentage(0.046, 'en')).toBe('4.6%');
  });

  it('are written as they are said', () => {
    expect(counted(1, 'byte', 'bytes')).toBe('1 byte');
    expect(counted(0, 'byte', 'bytes')).toBe('0 bytes');
    expect(byteSize(2_240_000, 'en')).toBe('2.2 MB');
    expect(byteSize(12_345, 'en')).toBe('12.3 kB');
    expect(calendarDay('2026-11-22', 'en-GB')).toBe('22 November 2026');
  });
});
