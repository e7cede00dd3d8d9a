import { describe, expect, it } from 'vitest';
import { matchRoute } from '../../../src/app/routing/router';
import { APP_PATHS } from '../../../src/contract';

describe('the paths of the pages', () => {
  it('lead to their pages, with or without a slash at the end', () => {
    for (const [name, path] of Object.entries(APP_PATHS)) {
      expect(matchRoute(path)).toBe(name);
      expect(matchRoute(`${path.replace(/\/$/, '')}/`)).toBe(name);
    }
  });

  it('leave other paths alone', () => {
    for (const path of ['/maintain', '/api/v1/config', '/draw', '/privacy/more', '/Privacy', '']) {
      expect(matchRoute(path)).toBeNull();
    }
  });
});
