import { afterAll, beforeAll } from 'vitest';
import { AppPage } from './app-page';
import { type Rig, type RigOptions, startRig } from './rig';

/**
 * Starts a rig before the tests of this group, or of this file, and closes it after them. Both
 * parts are there in tests and in later hooks, not before.
 */
export function withRig(options?: RigOptions): { readonly rig: Rig; readonly app: AppPage } {
  let rig: Rig | undefined;
  let app: AppPage | undefined;
  beforeAll(async () => {
    rig = await startRig(options);
    app = new AppPage(rig.page, rig.origin);
  });
  afterAll(async () => {
    await rig?.close();
  });
  return { rig: standIn(() => rig), app: standIn(() => app) };
}

/** Passes each use on to what `find` finds by then. */
function standIn<T extends object>(find: () => T | undefined): T {
  return new Proxy({} as T, {
    get(_, name) {
      const found = find();
      if (!found) throw new Error('the rig has not started: use it in tests and hooks only');
      const value = Reflect.get(found, name);
      return typeof value === 'function' ? value.bind(found) : value;
    },
  });
}
