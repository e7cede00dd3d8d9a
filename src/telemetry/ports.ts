import type { RandomBytes } from './random';

/** Mutual exclusion among all tabs of the origin. */
export interface LockPort {
  /** Runs the task holding the lock and gives its result; null, without running it, where somebody else holds it. */
  ifFree<Result extends string>(name: string, task: () => Promise<Result>): Promise<Result | null>;
}

/** `stop`: abort a request under way. `changed`: what is stored has changed. */
export type TabMessage = 'stop' | 'changed';

/** Messages to and from the other tabs of the origin (never to oneself). */
export interface ChannelPort {
  post(message: TabMessage): void;
  listen(listener: (message: TabMessage) => void): void;
}

/** Everything foreign that telemetry uses; `browserPorts` wires the platform, tests a virtual one. */
export interface TelemetryPorts {
  /** Null where the browser gives none: nothing is counted then. */
  readonly indexedDB: IDBFactory | null;
  /** Null where the browser gives none: nothing is counted then, as it could not be sent safely. */
  readonly locks: LockPort | null;
  readonly channel: ChannelPort;
  /** Like the platform's `fetch`; `path` is absolute on the origin of the server that takes the reports. */
  readonly fetch: (path: string, init: RequestInit) => Promise<Response>;
  /** Milliseconds since the epoch. It may be wrong, and jump. */
  readonly now: () => number;
  readonly randomBytes: RandomBytes;
  /** Whether the browser asks sites not to share (Global Privacy Control). */
  readonly optOutSignal: () => boolean;
  /** Runs once after a delay of at most an hour; the result cancels it. */
  readonly setTimer: (delay: number, run: () => void) => () => void;
  /** Calls when the device gets back online; the result stops it. */
  readonly onOnline: (listener: () => void) => () => void;
}
