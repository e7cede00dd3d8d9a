import { describe, expect, it } from 'vitest';
import { LANGUAGES, languageFor } from '../../src/app/i18n';
import { byteCount, byteSize, calendarDay, inARow, percentage, pluralsOf } from '../../src/app/i18n/format';
import { usedMessages } from './used-messages';

/** Every text in an object, by its path; functions are called with example numbers. */
function textsOf(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, String(value(1, 2, 3))]];
  if (typeof value !== 'object' || value === null) throw new Error(`${path}: neither text nor function`);
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, path ? `${path}/${key}` : key));
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
      for (const [path, text] of texts) expect(text.trim(), `${locale}/${path}`).not.toBe('');
    }
  });

  it('are all used somewhere', () => {
    const used = usedMessages();
    const keys = textsOf(LANGUAGES[0].messages).map(([path]) => path);
    expect(keys.filter((path) => !used.has(path))).toEqual([]);
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

describe('numbers in the texts', () => {
  it('never call a reading quite sure that is only nearly so', () => {
    expect(percentage(0.99999, 'en')).toBe('99.9%');
    expect(percentage(1, 'en')).toBe('100%');
    expect(percentage(0.046, 'en')).toBe('4.6%');
  });

  it('are written as they are said', () => {
    const form = pluralsOf('en');
    expect(form(1, { one: 'reading', other: 'readings' })).toBe('reading');
    expect(form(0, { one: 'reading', other: 'readings' })).toBe('readings');
    expect(byteCount(1, 'en')).toBe('1 byte');
    expect(byteCount(312, 'en')).toBe('312 bytes');
    expect(inARow(['a', 'b', 'c'], 'en')).toBe('a, b, c');
    expect(inARow(['甲', '乙'], 'zh-Hans')).toBe('甲、乙');
    expect(byteSize(2_240_000, 'en')).toBe('2.2 MB');
    expect(byteSize(12_345, 'en')).toBe('12.3 kB');
    expect(calendarDay('2026-11-22', 'en-GB')).toBe('22 November 2026');
  });
});
