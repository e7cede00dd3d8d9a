import { Worker } from 'node:worker_threads';
import type { Day, Report } from '../../contract';
import { SQLITE_DRIVER } from '../../sqlite';
import type { SqliteFile } from './database';
import { type Folded, foldReports, reportsById } from './fold';
import { RetiredError } from './retire';

/** What the writing thread is started with. */
export interface WriterSettings {
  /** Package of the SQLite driver. */
  readonly driver: string;
  readonly file: string;
  readonly pragmas: readonly string[];
  readonly busyMs: number;
}

/** One transaction: ids that must all be new, and the sums of their reports. */
export interface WriterJob extends Folded {
  readonly ids: readonly string[];
  readonly today: Day;
}

/** `known`: ids that were there already; where there are any, nothing was written. */
export type WriterReply =
  | { readonly known: readonly string[] }
  | { readonly error: { readonly name: string; readonly message: string; readonly code: string } };

/**
 * How long the writing thread waits for another process that writes, in ms. Nothing but the reports waits with it; they
 * are answered with 503 before a client or proxy gives up.
 */
const BUSY_MS = 1000;

/** Pages that the writing thread keeps in memory, at most 64 MB: it finds the place of every id in a table that grows to millions. */
const CACHE = 'cache_size = -65536';

/** Beside this file among the sources, and beside main.js in the build. */
const WRITER = new URL('./sqlite-writer.mjs', import.meta.url);

/**
 * Adds reports to a SQLite file in a thread of its own, so that this thread serves while that one waits for the disk. The
 * thread starts with the first report, and anew after it broke down.
 */
export class SqliteIngest {
  readonly #settings: WriterSettings;
  #worker: Worker | null = null;
  /** What waits for the replies to the jobs that the thread has, in their order. */
  readonly #answers: ((reply: WriterReply | Error) => void)[] = [];
  readonly #adding = new Set<Promise<number>>();

  constructor({ path, pragmas }: SqliteFile) {
    this.#settings = { driver: SQLITE_DRIVER, file: path, pragmas: [...pragmas, CACHE], busyMs: BUSY_MS };
  }

  /** See `Store.addReports`. Calls that are under way together wait for each other in the thread, which so has the next one at hand. */
  addReports(reports: readonly Report[], today: Day): Promise<number> {
    const adding = this.#add(reports, today).finally(() => this.#adding.delete(adding));
    this.#adding.add(adding);
    return adding;
  }

  /** Ends the thread when it has done what it was given. */
  async close(): Promise<void> {
    await Promise.allSettled(this.#adding);
    const worker = this.#worker;
    if (!worker) return;
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.postMessage(null);
    await ended;
  }

  async #add(reports: readonly Report[], today: Day): Promise<number> {
    const fresh = reportsById(reports);
    // All are taken to be new, and summed up at once. Repeats are rare: where there are any, nothing was written, and the rest is tried again.
    while (fresh.size > 0) {
      // Sorted, neighbours change the same page, and the order of arrival leaves no trace.
      const ids = [...fresh.keys()].sort();
      const reply = await this.#write({ ids, today, ...foldReports(fresh.values()) });
      if ('error' in reply) {
        const { name, message, code } = reply.error;
        if (name === 'RetiredError') throw new RetiredError(message);
        throw Object.assign(new Error(message), { name, code });
      }
      if (reply.known.length === 0) return fresh.size;
      for (const id of reply.known) fresh.delete(id);
    }
    return 0;
  }

  async #write(job: WriterJob): Promise<WriterReply> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const reply = await new Promise<WriterReply | Error>((resolve) => {
      this.#answers.push(resolve);
      worker.postMessage(job);
    });
    if (reply instanceof Error) throw reply;
    return reply;
  }

  #start(): Worker {
    const worker = new Worker(WRITER, { workerData: this.#settings });
    worker.on('message', (reply: WriterReply) => this.#answers.shift()?.(reply));
    let failure = new Error('the thread that writes to SQLite ended');
    worker.on('error', (error) => {
      failure = error;
    });
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = null;
      for (const answer of this.#answers.splice(0)) answer(failure);
    });
    return worker;
  }
}
