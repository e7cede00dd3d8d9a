import { describe, expect, it } from 'vitest';
import { storageUse } from '../../../src/app/settings/storage-use';

const manager = (estimate: () => Promise<object>, persisted: () => Promise<boolean>) =>
  ({ estimate, persisted }) as unknown as StorageManager;

describe('the storage that is used', () => {
  it('is told by its parts where the browser does; a part that it leaves out takes nothing', async () => {
    const storage = manager(
      async () => ({ usage: 2_500, quota: 10_000, usageDetails: { caches: 2_500 } }),
      async () => true,
    );
    expect(await storageUse(storage)).toEqual({
      used: 2_500,
      files: 2_500,
      counts: 0,
      free: 7_500,
      persisted: true,
    });
  });

  it('is the sum only where the browser tells no parts', async () => {
    const storage = manager(
      async () => ({ usage: 2_500, quota: 2_000 }),
      async () => false,
    );
    expect(await storageUse(storage)).toEqual({
      used: 2_500,
      files: null,
      counts: null,
      free: 0,
      persisted: false,
    });
  });

  it('is unknown where there is no storage, or it does not answer', async () => {
    const unknown = { used: null, files: null, counts: null, free: null, persisted: null };
    expect(await storageUse(undefined)).toEqual(unknown);
    expect(await storageUse({})).toEqual(unknown);
    expect(await storageUse({ persisted: async () => false })).toEqual({ ...unknown, persisted: false });
    const refuse = () => Promise.reject(new DOMException('no', 'SecurityError'));
    expect(await storageUse(manager(refuse, refuse))).toEqual(unknown);
  });
});
