let asked = false;

/**
 * Asks the browser to keep what the app has stored even when space runs out. To be called once there is something worth
 * keeping; later calls of a visit do nothing. A refusal is no error: the counts of a few days are lost then.
 */
export async function keepStorage(): Promise<void> {
  if (asked) return;
  asked = true;
  try {
    if (!(await navigator.storage.persisted())) await navigator.storage.persist();
  } catch {
    // No such storage here, as in private windows.
  }
}
