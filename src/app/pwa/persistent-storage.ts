/** The parts of `navigator` used here; older browsers and private windows lack some. */
interface Browser {
  readonly storage?: Partial<Pick<StorageManager, 'persisted' | 'persist'>> | undefined;
  readonly permissions?: Pick<Permissions, 'query'> | undefined;
  /** Chromium only. */
  readonly userAgentData?: unknown;
}

let asked = false;

/**
 * Asks the browser, once a visit, to keep the app's storage even when space runs out. Call it once
 * there is something worth keeping.
 */
export async function persistStorage(): Promise<void> {
  if (asked) return;
  asked = true;
  await persistSilently(navigator);
}

/** Requests persistent storage unless the browser would ask the user. Never rejects. */
export async function persistSilently(browser: Browser): Promise<void> {
  if (await decidesSilently(browser)) await requestPersistence(browser);
}

/** Requests persistent storage; the browser may ask the user. Resolves to whether it is. */
export async function requestPersistence({ storage }: Browser = navigator): Promise<boolean> {
  try {
    return ((await storage?.persisted?.()) || (await storage?.persist?.())) ?? false;
  } catch {
    // No such storage here, as in private windows.
    return false;
  }
}

/**
 * Whether the browser decides without asking the user. Firefox asks while the state is "prompt".
 * Chromium, known by `userAgentData`, says so but decides. Safari does not know the permission.
 */
async function decidesSilently({ permissions, userAgentData }: Browser): Promise<boolean> {
  try {
    const status = await permissions?.query({ name: 'persistent-storage' });
    return status?.state === 'granted' || userAgentData !== undefined;
  } catch (error) {
    return error instanceof TypeError;
  }
}
