import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LANGUAGE_CHOICES } from '../../src/app/i18n';
import { en } from '../../src/app/i18n/messages/en';
import {
  DEFAULT_PREFERENCES,
  INK_WIDTH_RANGE,
  parsePreferences,
} from '../../src/app/preferences/preferences';
import { contactLink } from '../../src/app/privacy/config';
import { backendReasonText } from '../../src/app/settings/backend-reason';
import { BACKEND_PREFERENCES, type BackendName, type BackendReason } from '../../src/recognizer';

describe('stored preferences', () => {
  it('are read as they were written', () => {
    const stored = { language: 'ja', theme: 'dark', hand: 'left', inkWidth: 18, backend: 'webgl' } as const;
    expect(parsePreferences(JSON.stringify(stored))).toEqual(stored);
  });

  it('are the default where nothing or nonsense is stored', () => {
    expect(parsePreferences(null)).toBe(DEFAULT_PREFERENCES);
    expect(parsePreferences('{')).toBe(DEFAULT_PREFERENCES);
    expect(
      parsePreferences('{"language":"tlh","theme":"pink","hand":"third","inkWidth":9000,"backend":"abacus"}'),
    ).toEqual(DEFAULT_PREFERENCES);
  });

  it('are always usable, whatever is stored', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const { language, theme, hand, inkWidth, backend } = parsePreferences(text);
        expect(LANGUAGE_CHOICES).toContain(language);
        expect(BACKEND_PREFERENCES).toContain(backend);
        expect(['right', 'left']).toContain(hand);
        expect(['system', 'light', 'dark']).toContain(theme);
        expect(inkWidth).toBeGreaterThanOrEqual(INK_WIDTH_RANGE[0]);
        expect(inkWidth).toBeLessThanOrEqual(INK_WIDTH_RANGE[1]);
      }),
    );
  });
});

describe('why the reader runs where it runs', () => {
  const sentence = (backend: BackendName, reason: BackendReason) =>
    backendReasonText(backend, reason, en.settings, 'en');

  it('is a sentence', () => {
    expect(sentence('wasm-simd', { code: 'preferred', asked: 'auto', failures: [] })).toBe(
      'It runs on WebAssembly SIMD, the first choice.',
    );
    expect(sentence('webgl', { code: 'chosen', asked: 'webgl', failures: [] })).toBe(
      'It runs on WebGL, as you chose.',
    );
    const failures = [
      { backend: 'webgl', code: 'lost', detail: '' },
      { backend: 'wasm-simd', code: 'unsupported', detail: '' },
    ] as const;
    expect(sentence('wasm', { code: 'fallback', asked: 'webgl', failures })).toBe(
      'It runs on WebAssembly, because WebGL stopped while it was in use and WebAssembly SIMD is not to be had here.',
    );
  });
});

describe('the operator’s contact', () => {
  it('is a link only where it is an address of mail or of a secure page', () => {
    expect(contactLink('privacy@example.org')).toBe('mailto:privacy@example.org');
    expect(contactLink('https://example.org/contact')).toBe('https://example.org/contact');
    for (const text of ['javascript:alert(1)', 'http://example.org', 'Room 5, Main Street', 'a b@c.de']) {
      expect(contactLink(text)).toBeNull();
    }
  });
});
