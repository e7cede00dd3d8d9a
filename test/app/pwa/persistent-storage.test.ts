import { describe, expect, it, vi } from 'vitest';
import { persistSilently, requestPersistence } from '../../../src/app/pwa/persistent-storage';

/**
 * A browser whose permission is in this state, or not known to it; and what it was asked to keep.
 */
function browser(state: PermissionState | null, more: object = {}) {
  const persist = vi.fn(async () => true);
  const query = async () => {
    if (state === null) throw new TypeError("'persistent-storage' is not a valid PermissionName");
    return { state } as PermissionStatus;
  };
  return { persist, storage: { persist, persisted: async () => false }, permissions: { query }, ...more };
}

describe('the wish to have the storage kept', () => {
  it('is told to Chromium and Safari, which decide without a question', async () => {
    const chromium = browser('prompt', { userAgentData: {} });
    const safari = browser(null);
    for (const each of [chromium, safari]) {
      await persistSilently(each);
      expect(each.persist).toHaveBeenCalledOnce();
    }
  });

  it('is not told to Firefox, which would ask the user over the sheet, unless it was allowed', async () => {
    for (const state of ['prompt', 'denied'] as const) {
      const firefox = browser(state);
      await persistSilently(firefox);
      expect(firefox.persist).not.toHaveBeenCalled();
    }
    const allowed = browser('granted');
    await persistSilently(allowed);
    expect(allowed.persist).toHaveBeenCalledOnce();
  });

  it('is told to every browser from Settings', async () => {
    const firefox = browser('prompt');
    expect(await requestPersistence(firefox)).toBe(true);
    expect(firefox.persist).toHaveBeenCalledOnce();
  });

  it('is told once only, and to nobody who has no storage', async () => {
    const kept = { ...browser('granted'), storage: { persisted: async () => true } };
    expect(await requestPersistence(kept)).toBe(true);
    for (const storage of [undefined, {}, { persisted: () => Promise.reject(new DOMException('no')) }]) {
      await persistSilently({ ...browser(null), storage });
      expect(await requestPersistence({ storage })).toBe(false);
    }
  });
});
