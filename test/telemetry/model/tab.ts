import { createTelemetry, type TelemetryPorts, type TelemetryRuntime } from '../../../src/telemetry';
import { nextTurn, type World } from '../world';
import { type ConnectionHooks, watch } from './hooks';

/** How a write fails for want of room: at once, or when the transaction is to be committed. */
export type QuotaFault = 'at-once' | 'at-commit';

/** Locks of the origin: a tab that dies lets go of its own. */
export class Locks {
  readonly holders = new Map<string, Tab>();
}

/** What the device has to know of its tabs. */
export interface TabEvents {
  /** A transaction of this tab was committed; nothing else has begun yet. */
  committed(tab: Tab): void;
  /** A request of this tab is about to leave. */
  sends(tab: Tab, body: string): void;
}

/** Turns of the event loop that a message to another tab takes at most, beside the first. */
const SLOWEST_MESSAGE = 4;
/** A promise of its own for each wait: a shared one would keep all that ever waited for it. */
const never = () => new Promise<never>(() => undefined);

/**
 * A tab that can die at any of its points: whenever a request, a transaction, the lock, the network
 * or the opening of the database lets it go on. What is not committed then is undone, what it waits
 * for never comes, its lock is free.
 */
export class Tab implements ConnectionHooks {
  readonly telemetry: TelemetryRuntime;
  dead = false;
  /** Points passed so far. */
  points = 0;
  /** Writes that failed by an injected fault so far. */
  faults = 0;
  /**
   * What the clock showed whenever this tab looked. Its transactions are of one of these instants.
   */
  readonly seen = new Set<number>();
  private stopTimers: (() => void) | null = null;
  private readonly transactions = new Set<IDBTransaction>();
  private readonly connections = new Set<IDBDatabase>();
  private readonly timers = new Set<() => void>();
  private readonly killed = new AbortController();
  private endLife: (nothing: null) => void = () => undefined;
  private readonly life = new Promise<null>((resolve) => {
    this.endLife = resolve;
  });
  private pendingFaults: QuotaFault[] = [];
  private interrupt: { at: number; act: () => void } | null = null;

  constructor(
    readonly world: World,
    private readonly locks: Locks,
    private readonly events: TabEvents,
    readonly policyVersion: string,
  ) {
    this.telemetry = createTelemetry(this.ports(world.platform()), policyVersion);
  }

  start(): void {
    this.stopTimers = this.telemetry.start();
  }

  /** The result of something this tab does; null where it dies over it. */
  survive<Result>(work: Promise<Result>): Promise<Result | null> {
    return Promise.race([work, this.life]);
  }

  /** Interrupts the work of this tab: at the given number of points from now. */
  interruptAt(points: number, act: () => void): void {
    this.interrupt = { at: this.points + points, act };
  }

  get interrupted(): boolean {
    return this.interrupt === null;
  }

  forgetInterrupt(): void {
    this.interrupt = null;
  }

  failWrites(faults: readonly QuotaFault[]): void {
    this.pendingFaults = [...faults];
  }

  /** Ends as a process that is killed: nothing of it runs any more. */
  die(): void {
    if (this.dead) return;
    this.dead = true;
    for (const transaction of this.transactions) transaction.abort();
    for (const connection of this.connections) connection.close();
    for (const cancel of this.timers) cancel();
    for (const [name, holder] of this.locks.holders) if (holder === this) this.locks.holders.delete(name);
    this.killed.abort();
    this.endLife(null);
  }

  /** Closes as a page that is left: like dying, only at a moment when nothing is under way. */
  close(): void {
    this.stopTimers?.();
    this.die();
  }

  beforeTransaction(): void {
    if (this.dead) throw new DOMException('the process is gone', 'InvalidStateError');
  }

  transactionBegun(transaction: IDBTransaction): void {
    this.transactions.add(transaction);
  }

  transactionEnded(transaction: IDBTransaction, committed: boolean): void {
    this.transactions.delete(transaction);
    if (committed && transaction.mode === 'readwrite') this.events.committed(this);
    this.point();
  }

  requestDone(): void {
    this.point();
  }

  beforeWrite(transaction: IDBTransaction): (() => void) | null {
    const fault = this.pendingFaults.shift();
    if (!fault) return null;
    this.faults++;
    if (fault === 'at-once') throw new DOMException('full', 'QuotaExceededError');
    return () => {
      // Where it has been aborted already, by dying or by another fault, there is
      // nothing left to fail.
      if (this.transactions.has(transaction)) transaction.abort();
    };
  }

  private point(): void {
    this.points++;
    if (!this.interrupt || this.points < this.interrupt.at || this.dead) return;
    const { act } = this.interrupt;
    this.interrupt = null;
    act();
  }

  private ports(platform: TelemetryPorts): TelemetryPorts {
    return {
      ...platform,
      now: () => {
        const now = platform.now();
        this.seen.add(now);
        return now;
      },
      indexedDB: this.factory(),
      locks: {
        ifFree: async (name, task) => {
          if (this.dead) return never();
          this.point();
          if (this.locks.holders.has(name)) return null;
          this.locks.holders.set(name, this);
          try {
            return await task();
          } finally {
            if (this.locks.holders.get(name) === this) this.locks.holders.delete(name);
          }
        },
      },
      channel: {
        post: (message) => {
          if (!this.dead) platform.channel.post(message);
        },
        listen: (listener) =>
          platform.channel.listen(async (message) => {
            // Messages between processes take their time, now more, now less.
            for (let hop = this.points % SLOWEST_MESSAGE; hop > 0; hop--) await nextTurn();
            if (!this.dead) listener(message);
          }),
      },
      fetch: async (path, init) => {
        this.point();
        if (this.dead) return never();
        if (typeof init.body === 'string') this.events.sends(this, init.body);
        const signal = init.signal ? AbortSignal.any([init.signal, this.killed.signal]) : this.killed.signal;
        try {
          return await platform.fetch(path, { ...init, signal });
        } finally {
          this.point();
          if (this.dead) await never();
        }
      },
      setTimer: (delay, run) => {
        if (this.dead) return () => undefined;
        const cancel = platform.setTimer(delay, () => {
          this.timers.delete(cancel);
          run();
        });
        this.timers.add(cancel);
        return () => {
          this.timers.delete(cancel);
          cancel();
        };
      },
    };
  }

  private factory(): IDBFactory {
    const { factory } = this.world;
    return new Proxy(factory as unknown as IDBFactory, {
      get: (_, name) => {
        if (this.dead) throw new DOMException('the process is gone', 'InvalidStateError');
        if (name !== 'open') return Reflect.get(factory, name).bind(factory);
        return (...args: Parameters<IDBFactory['open']>) => {
          const request = (factory as unknown as IDBFactory).open(...args);
          request.addEventListener('success', () => {
            const connection = request.result;
            if (this.dead) {
              connection.close();
              return;
            }
            watch(connection, this);
            this.connections.add(connection);
            this.point();
          });
          return request;
        };
      },
    });
  }
}
