import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { EMPTY_STATE, type State } from '../../src/telemetry/state';
import { createStore } from '../../src/telemetry/store';
import { dump, SHARE, World } from './world';

const sharing = (state: State): State => ({ ...state, consent: SHARE });

function open(factory: IDBFactory, version: number, upgrade: (database: IDBDatabase) => void = () => {}) {
  return new Promise<IDBDatabase>((resolve, reject) => {
    const request = factory.open('inktally', version);
    request.onupgradeneeded = () => upgrade(request.result);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

describe('the store', () => {
  test('makes no database to read one, and none for an update that may not', async () => {
    const factory = new IDBFactory();
    const changed = vi.fn();
    const store = createStore(factory, changed);
    expect(await store.read()).toEqual(EMPTY_STATE);
    expect(await store.update(sharing)).toEqual(EMPTY_STATE);
    expect(await dump(factory)).toBeNull();
    expect(changed).not.toHaveBeenCalled();
    expect(await store.update(sharing, { create: true })).toEqual(sharing(EMPTY_STATE));
    expect(changed).toHaveBeenCalledTimes(1);
    expect(await store.read()).toEqual(sharing(EMPTY_STATE));
  });

  test('gives back what was put in, and keeps no record of what is empty', async () => {
    const texts = fc.string();
    const counts = fc.array(fc.nat(), { minLength: 10, maxLength: 10 });
    const bucket = fc.record({ day: fc.nat(), attempts: counts, failures: counts, unread: fc.nat() });
    const state: fc.Arbitrary<State> = fc.record({
      consent: fc.option(fc.record({ policyVersion: texts, sharing: fc.boolean() })),
      tallies: fc
        .uniqueArray(
          fc.record({ model: texts, draftId: texts, buckets: fc.array(bucket, { maxLength: 3 }) }),
          {
            selector: ({ model }) => model,
            maxLength: 3,
          },
        )
        .map((tallies) => tallies.sort((a, b) => (a.model < b.model ? -1 : 1))),
      outbox: fc.option(
        fc.record({
          id: texts,
          body: texts,
          sealedAt: fc.nat(),
          dueAt: fc.nat(),
          heldUntil: fc.nat(),
          setAt: fc.nat(),
          failedTries: fc.nat(),
          status: fc.option(fc.nat()),
          message: fc.option(texts),
        }),
      ),
      log: fc.array(
        fc.record({
          body: texts,
          day: texts,
          outcome: fc.constantFrom('stored', 'dropped', 'expired'),
          status: fc.option(fc.nat()),
          message: fc.option(texts),
        }),
        { maxLength: 3 },
      ),
      limits: fc.record({
        sealedDays: fc.array(fc.nat(), { maxLength: 3 }),
        sentDays: fc.array(fc.nat(), { maxLength: 3 }),
        pause: fc.option(fc.record({ since: fc.nat(), until: fc.nat() })),
      }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(state, { minLength: 1, maxLength: 4 }), async (states) => {
        const factory = new IDBFactory();
        const store = createStore(factory, () => {});
        for (const next of states) {
          await store.update(() => next, { create: true });
          expect(await createStore(factory, () => {}).read()).toEqual(next);
        }
        await store.update(() => EMPTY_STATE);
        expect(await dump(factory)).toEqual({});
      }),
      { numRuns: 50 },
    );
  });

  test('writes nothing where nothing changed', async () => {
    const factory = new IDBFactory();
    const changed = vi.fn();
    const store = createStore(factory, changed);
    await store.update(sharing, { create: true });
    await store.update((state) => state);
    expect(changed).toHaveBeenCalledTimes(1);
  });

  test('a change that throws changes nothing', async () => {
    const store = createStore(new IDBFactory(), () => {});
    await store.update(sharing, { create: true });
    const broken = store.update(() => {
      throw new Error('broken');
    });
    await expect(broken).rejects.toThrow('broken');
    expect(await store.read()).toEqual(sharing(EMPTY_STATE));
  });

  test('many first openings at once make one connection', async () => {
    const factory = new IDBFactory();
    const opened = vi.spyOn(factory, 'open');
    const store = createStore(factory, () => {});
    await Promise.all([1, 2, 3].map(() => store.update(sharing, { create: true })));
    expect(opened).toHaveBeenCalledTimes(1);
  });

  test('lets another tab delete the database, and starts over', async () => {
    const factory = new IDBFactory();
    const [a, b] = [createStore(factory, () => {}), createStore(factory, () => {})];
    await a.update(sharing, { create: true });
    expect(await b.read()).toEqual(sharing(EMPTY_STATE));
    await a.destroy();
    expect(await dump(factory)).toBeNull();
    expect(await b.read()).toEqual(EMPTY_STATE);
    await b.update(sharing, { create: true });
    expect(await a.read()).toEqual(sharing(EMPTY_STATE));
  });

  test('clears the contents also where another connection does not let go of the database', async () => {
    const factory = new IDBFactory();
    const store = createStore(factory, () => {});
    await store.update(sharing, { create: true });
    const stubborn = await open(factory, 1);
    await store.destroy();
    const records = await new Promise((resolve) => {
      stubborn.transaction('consent').objectStore('consent').getAll().onsuccess = ({ target }) =>
        resolve((target as IDBRequest).result);
    });
    expect(records).toEqual([]);
    stubborn.close();
    await new World().settle();
    expect(await dump(factory)).toBeNull();
  });

  test('gives way to a newer version of the app in another tab, and fails as a browser without storage', async () => {
    const factory = new IDBFactory();
    const store = createStore(factory, () => {});
    await store.update(sharing, { create: true });
    const newer = await open(factory, 2, (database) => database.createObjectStore('new'));
    await expect(store.read()).rejects.toThrow();
    newer.close();
  });

  test('operations and deletions of two tabs, however mixed, all end', async () => {
    const step = fc.tuple(fc.nat(1), fc.constantFrom('read', 'update', 'create', 'destroy'));
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const factory = new IDBFactory();
        const stores = [createStore(factory, () => {}), createStore(factory, () => {})];
        await Promise.all(
          steps.map(async ([which, what]) => {
            const store = stores[which];
            if (what === 'read') await store?.read();
            else if (what === 'destroy') await store?.destroy();
            else await store?.update(sharing, { create: what === 'create' });
          }),
        );
        await stores[0]?.destroy();
        expect(await dump(factory)).toBeNull();
      }),
      { numRuns: 50 },
    );
  });
});
