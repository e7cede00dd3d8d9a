import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DEFAULT_PREFERENCES,
  INK_WIDTH_RANGE,
  parsePreferences,
} from '../../src/app/preferences/preferences';
import { contactLink } from '../../src/app/privacy/contact';

describe('stored preferences', () => {
  it('are read as they were written', () => {
    const stored = { theme: 'dark', inkWidth: 18 } as const;
    expect(parsePreferences(JSON.stringify(stored))).toEqual(stored);
  });

  it('are the default where nothing or nonsense is stored', () => {
    expect(parsePreferences(null)).toBe(DEFAULT_PREFERENCES);
    expect(parsePreferences('{')).toBe(DEFAULT_PREFERENCES);
    expect(parsePreferences('{"theme":"pink","inkWidth":9000}')).toEqual(DEFAULT_PREFERENCES);
  });

  it('are always usable, whatever is stored', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        const { theme, inkWidth } = parsePreferences(text);
        expect(['system', 'light', 'dark']).toContain(theme);
        expect(inkWidth).toBeGreaterThanOrEqual(INK_WIDTH_RANGE[0]);
        expect(inkWidth).toBeLessThanOrEqual(INK_WIDTH_RANGE[1]);
      }),
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
