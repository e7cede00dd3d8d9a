import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGE_CHOICES } from '../../../src/app/i18n';
import {
  DEFAULT_PREFERENCES,
  INK_WIDTH_RANGE,
  parsePreferences,
} from '../../../src/app/preferences/preferences';
import { BACKEND_PREFERENCES } from '../../../src/recognizer';

describe('stored preferences', () => {
  it('are read as they were written', () => {
    const stored = {
      language: 'ja',
      theme: 'dark',
      hand: 'left',
      keys: 'always',
      inkWidth: 18,
      backend: 'webgl',
    } as const;
    expect(parsePreferences(JSON.stringify(stored))).toEqual(stored);
  });

  it('are the default where nothing or nonsense is stored', () => {
    expect(parsePreferences(null)).toBe(DEFAULT_PREFERENCES);
    expect(parsePreferences('{')).toBe(DEFAULT_PREFERENCES);
    expect(
      parsePreferences(
        '{"language":"tlh","theme":"pink","hand":"third","keys":"none","inkWidth":9000,"backend":"abacus"}',
      ),
    ).toEqual(DEFAULT_PREFERENCES);
  });

  it('are always usable, whatever is stored', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const { language, theme, hand, keys, inkWidth, backend } = parsePreferences(text);
        expect(LANGUAGE_CHOICES).toContain(language);
        expect(BACKEND_PREFERENCES).toContain(backend);
        expect(['right', 'left']).toContain(hand);
        expect(['auto', 'always']).toContain(keys);
        expect(['system', 'light', 'dark']).toContain(theme);
        expect(inkWidth).toBeGreaterThanOrEqual(INK_WIDTH_RANGE[0]);
        expect(inkWidth).toBeLessThanOrEqual(INK_WIDTH_RANGE[1]);
      }),
    );
  });
});
