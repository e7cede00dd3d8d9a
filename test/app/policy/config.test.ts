import { describe, expect, it } from 'vitest';
import { contactLink } from '../../../src/app/policy/config';

describe('the operator’s contact', () => {
  it('is a link only where it is an address of mail or of a secure page', () => {
    expect(contactLink('privacy@example.org')).toBe('mailto:privacy@example.org');
    expect(contactLink('https://example.org/contact')).toBe('https://example.org/contact');
    for (const text of ['javascript:alert(1)', 'http://example.org', 'Room 5, Main Street', 'a b@c.de']) {
      expect(contactLink(text)).toBeNull();
    }
  });
});
