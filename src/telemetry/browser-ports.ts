import type { ChannelPort, LockPort, TelemetryPorts } from './ports';

const CHANNEL_NAME = 'inktally-telemetry';

/** The ports of a page. @param ingestOrigin takes the reports; null for the page's own */
export function browserPorts(ingestOrigin: string | null = null): TelemetryPorts {
  return {
    indexedDB: indexedDatabase(),
    locks: webLocks(),
    channel: broadcastChannel(),
    fetch: (path, init) =>
      ingestOrigin === null ? fetch(path, init) : fetch(ingestOrigin + path, { ...init, mode: 'cors' }),
    now: () => Date.now(),
    optOutSignal: () => optOutSignal(),
    randomBytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
    setTimer: (delay, run) => {
      const timer = setTimeout(run, delay);
      return () => clearTimeout(timer);
    },
    onOnline: (listener) => {
      addEventListener('online', listener);
      return () => removeEventListener('online', listener);
    },
  };
}

/** The mere access throws if storage is forbidden (a sandboxed frame, blocked cookies). */
function indexedDatabase(): IDBFactory | null {
  try {
    return globalThis.indexedDB ?? null;
  } catch {
    return null;
  }
}

/** Missing in insecure contexts (plain http, except on localhost). */
function webLocks(): LockPort | null {
  const locks: LockManager | undefined = globalThis.navigator.locks;
  if (!locks) return null;
  return {
    ifFree: async (name, task) =>
      await locks.request(name, { ifAvailable: true }, async (lock) => (lock ? await task() : null)),
  };
}

/** Global Privacy Control (W3C), not in the DOM types yet. */
function optOutSignal(): boolean {
  return 'globalPrivacyControl' in navigator && navigator.globalPrivacyControl === true;
}

function broadcastChannel(): ChannelPort {
  const channel = new BroadcastChannel(CHANNEL_NAME);
  return {
    post: (message) => channel.postMessage(message),
    listen: (listener) =>
      channel.addEventListener('message', ({ data }) => {
        if (data === 'stop' || data === 'changed') listener(data);
      }),
  };
}
