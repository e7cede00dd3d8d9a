import { describe, expect, it } from 'vitest';
import { loadLanguage } from '../../src/app/i18n';
import {
  byteCount,
  byteSize,
  calendarDay,
  clauses,
  formatList,
  LANGUAGE_NAMES,
  LANGUAGES,
  languageFor,
  percentage,
  pluralsOf,
} from '../../src/design';
import { textsOf } from '../fixtures/texts';
import { allMessages } from './all-messages';
import { usedMessages } from './used-messages';

/**
 * Names that are the same in every language; anything else that equals the English was forgotten.
 */
const NAMES = new Set([
  'shell/appName',
  'settings/backendChoices/wasm-simd',
  'settings/backendChoices/wasm',
  'settings/backendChoices/webgl',
  'diagnostics/webAssembly',
  'diagnostics/webgl',
  'privacy/answer',
]);

const ENGLISH = await allMessages('en');
const english = new Map(textsOf(ENGLISH));

describe('the texts of the app', () => {
  it('are all used somewhere', () => {
    expect(english.size).toBeGreaterThan(100);
    const used = usedMessages('src/app');
    expect([...english.keys()].filter((path) => !used.has(path))).toEqual([]);
  });

  it.each(LANGUAGES)('are complete in %s', async (language) => {
    expect((await loadLanguage(language)).locale).toBe(language);
    const texts = textsOf(await allMessages(language));
    expect(texts.map(([path]) => path).sort()).toEqual([...english.keys()].sort());
    expect(texts.filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it.each(LANGUAGES.filter((language) => language !== 'en'))('are translated into %s', async (language) => {
    const texts = textsOf(await allMessages(language));
    const asInEnglish = texts.filter(([path, text]) => text === english.get(path)).map(([path]) => path);
    expect(asInEnglish.sort()).toEqual([...NAMES].sort());
    // The example numbers that English says, the others say too.
    for (const [path, text] of texts) {
      const numbers = (said = '') => (said.match(/\b[123]\b/g) ?? []).sort();
      if (english.get(path) !== undefined && isFunctionAt(ENGLISH, path)) {
        expect(numbers(text), `${language}/${path}: ${text}`).toEqual(numbers(english.get(path)));
      }
    }
  });

  it.each(LANGUAGES.filter((language) => language !== 'en'))(
    'have full-width marks in %s',
    async (language) => {
      for (const [path, text] of textsOf(await allMessages(language))) {
        expect(text, `${language}/${path}`).not.toMatch(/[\p{Script=Han}\p{Script=Kana}]\s*[,.:;!?()]/u);
      }
    },
  );
});

function isFunctionAt(messages: unknown, path: string): boolean {
  const found = path
    .split('/')
    .reduce((inner: unknown, key) => (inner as Record<string, unknown>)[key], messages);
  return typeof found === 'function';
}

describe('the language of the app', () => {
  it('is the first of the reader’s that there is, else English', () => {
    expect(languageFor(['en-GB', 'zh-CN'])).toBe('en');
    expect(languageFor(['fr', 'ja-JP', 'en'])).toBe('ja');
    expect(languageFor(['tlh'])).toBe('en');
    expect(languageFor([])).toBe('en');
  });

  it('is simplified Chinese for Chinese of every kind', () => {
    for (const tag of [
      'zh',
      'zh-CN',
      'zh-SG',
      'zh-Hans',
      'zh-Hans-MY',
      'zh-TW',
      'zh-HK',
      'zh-Hant',
      'ZH-cn',
    ]) {
      expect(languageFor(['de-DE', tag, 'en']), tag).toBe('zh-Hans');
    }
  });

  it('has a tag and a name of its own', () => {
    expect(Intl.getCanonicalLocales([...LANGUAGES])).toEqual([...LANGUAGES]);
    expect(new Set(Object.values(LANGUAGE_NAMES)).size).toBe(LANGUAGES.length);
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
    expect(formatList(['a', 'b', 'c'], 'en')).toBe('a, b, c');
    expect(formatList(['甲', '乙'], 'zh-Hans')).toBe('甲、乙');
    expect(clauses(['it rains', 'it snows'], 'en')).toBe('it rains and it snows');
    expect(clauses(['下雨', '下雪'], 'zh-Hans')).toBe('下雨、下雪');
    expect(calendarDay('2026-11-22', 'ja')).toBe('2026年11月22日');
    expect(byteCount(312, 'zh-Hans')).toBe('312字节');
    expect(byteSize(2_240_000, 'en')).toBe('2.2 MB');
    expect(byteSize(12_345, 'en')).toBe('12.3 kB');
    expect(byteSize(10_737_400_000, 'en')).toBe('10.7 GB');
    expect(calendarDay('2026-11-22', 'en-GB')).toBe('22 November 2026');
  });
});
