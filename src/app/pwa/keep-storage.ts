/** What is asked of the browser; older ones and private windows lack some of it. */
interface Browser {
  readonly storage?: Partial<Pick<StorageManager, 'persisted' | 'persist'>> | undefined;
  readonly permissions?: Pick<Permissions, 'query'> | undefined;
  /** Of Chromium only. */
  readonly userAgentData?: unknown;
}

let asked = false;

/**
 * Has the browser keep what the app has stored even when space runs out, where it decides that without a question to the
 * user. To be called once there is something worth keeping; later calls of a visit do nothing. A refusal is no error: the
 * counts of a few days are lost then.
 */
export async function keepStorage(): Promise<void> {
  if (asked) return;
  asked = true;
  await keepSilently(navigator);
}

/** Keeps the storage unless the browser would ask the user. Never rejects. */
export async function keepSilently(browser: Browser): Promise<void> {
  if (await decidesSilently(browser)) await askToKeep(browser);
}

/**
 * Asks the browser to keep the storage; it may ask the user. Never rejects.
 *
 * @returns whether it is kept
 */
export async function askToKeep({ storage }: Browser = navigator): Promise<boolean> {
  try {
    return ((await storage?.persisted?.()) || (await storage?.persist?.())) ?? false;
  } catch {
    // No such storage here, as in private windows.
    return false;
  }
}

/**
 * Whether the wish is granted or refused without a word. Firefox asks the user where the permission is at "prompt". Chromium
 * says "prompt", too, and decides by itself: it is told by its `userAgentData`. Safari decides by itself and knows no such
 * permission. Anything else is not asked.
 */
async function decidesSilently({ permissions, userAgentData }: Browser): Promise<boolean> {
  try {
    const status = await permissions?.query({ name: 'persistent-storage' });
    return status?.state === 'granted' || userAgentData !== undefined;
  } catch (error) {
    return error instanceof TypeError;
  }
}
