import { describe, expect, it, vi } from 'vitest';
import { askToKeep, keepSilently } from '../../src/app/pwa/keep-storage';

/** A browser whose permission is in this state, or not known to it; and what it was asked to keep. */
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
      await keepSilently(each);
      expect(each.persist).toHaveBeenCalledOnce();
    }
  });

  it('is not told to Firefox, which would ask the user over the sheet, unless it was allowed', async () => {
    for (const state of ['prompt', 'denied'] as const) {
      const firefox = browser(state);
      await keepSilently(firefox);
      expect(firefox.persist).not.toHaveBeenCalled();
    }
    const allowed = browser('granted');
    await keepSilently(allowed);
    expect(allowed.persist).toHaveBeenCalledOnce();
  });

  it('is told to every browser from Settings', async () => {
    const firefox = browser('prompt');
    expect(await askToKeep(firefox)).toBe(true);
    expect(firefox.persist).toHaveBeenCalledOnce();
  });

  it('is told once only, and to nobody who has no storage', async () => {
    const kept = { ...browser('granted'), storage: { persisted: async () => true } };
    expect(await askToKeep(kept)).toBe(true);
    for (const storage of [undefined, {}, { persisted: () => Promise.reject(new DOMException('no')) }]) {
      await keepSilently({ ...browser(null), storage });
      expect(await askToKeep({ storage })).toBe(false);
    }
  });
});
