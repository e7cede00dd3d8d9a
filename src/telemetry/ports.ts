import type { RandomBytes } from './random';

/** Mutual exclusion between all tabs of the origin. */
export interface LockPort {
  /** Runs the task under the lock, and gives its result; null if the lock is taken. */
  ifFree<Result extends string>(name: string, task: () => Promise<Result>): Promise<Result | null>;
}

/** `stop`: abort the current request. `changed`: the stored state has changed. */
export type TabMessage = 'stop' | 'changed';

/** Messages to and from the other tabs of the origin. */
export interface ChannelPort {
  post(message: TabMessage): void;
  listen(listener: (message: TabMessage) => void): void;
}

/** The platform that telemetry uses: `browserPorts` in the app, a virtual one in tests. */
export interface TelemetryPorts {
  /** Null if the browser has none: nothing is counted then. */
  readonly indexedDB: IDBFactory | null;
  /** Null if the browser has none: nothing is counted then, as it could not be sent safely. */
  readonly locks: LockPort | null;
  readonly channel: ChannelPort;
  /** Like `fetch`; `path` is absolute, on the origin of the server that takes reports. */
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>;
  /** Milliseconds since the epoch. It may be wrong or jump. */
  readonly now: () => number;
  readonly randomBytes: RandomBytes;
  /** Whether the browser asks sites not to share (Global Privacy Control). */
  readonly optOutSignal: () => boolean;
  /** Runs once after a delay of at most an hour. Returns a function that cancels it. */
  readonly setTimer: (delay: number, run: () => void) => () => void;
  /** Calls when the device goes online. Returns a function that unsubscribes. */
  readonly onOnline: (listener: () => void) => () => void;
}
