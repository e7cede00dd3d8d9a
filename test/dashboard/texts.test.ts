import { describe, expect, it } from 'vitest';
import { languageChoice, loadLanguage } from '../../src/dashboard/i18n';
import { en } from '../../src/dashboard/i18n/messages/en';
import { LANGUAGES } from '../../src/design';
import { usedMessages } from '../app/used-messages';
import { textsOf } from '../fixtures/texts';

/**
 * Names and kinds of file are the same in every language; anything else that equals the
 * English was forgotten.
 */
const NAMES = ['export/csv', 'export/json', 'product'];

const english = new Map(textsOf(en));
const others = LANGUAGES.filter((language) => language !== 'en');

describe('the texts of the maintainers’ page', () => {
  it('are all used somewhere', () => {
    expect(english.size).toBeGreaterThan(100);
    const used = usedMessages('src/dashboard');
    expect([...english.keys()].filter((path) => !used.has(path))).toEqual([]);
  });

  it.each(others)('are complete in %s, and translated', async (language) => {
    const { locale, messages } = await loadLanguage(language);
    expect(locale).toBe(language);
    const texts = textsOf(messages);
    expect(texts.map(([path]) => path).sort()).toEqual([...english.keys()].sort());
    expect(texts.filter(([, text]) => text.trim() === '')).toEqual([]);
    expect(texts.flatMap(([path, text]) => (text === english.get(path) ? [path] : [])).sort()).toEqual(NAMES);
  });

  it.each(others)('have full-width marks in %s', async (language) => {
    const { messages } = await loadLanguage(language);
    for (const [path, text] of textsOf(messages)) {
      expect(text, `${language}/${path}`).not.toMatch(/[\p{Script=Han}\p{Script=Kana}]\s*[,.:;!?()]/u);
    }
  });
});

describe('the language of the maintainers’ page', () => {
  it('is the one in the address, else the browser’s', () => {
    expect(languageChoice('?days=30&lang=ja')).toBe('ja');
    expect(languageChoice('?lang=tlh')).toBe('system');
    expect(languageChoice('')).toBe('system');
  });
});
