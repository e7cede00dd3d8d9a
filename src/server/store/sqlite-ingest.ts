import { Worker } from 'node:worker_threads';
import { type Day, type Report, utcDay } from '../../contract';
import { SQLITE_DRIVER } from '../../sqlite';
import { ClockJumpError, readDayState, SQLITE_OPEN_DAY } from './clock';
import type { SqliteFile, SqliteStorage } from './database';
import {
  addToDays,
  addToSums,
  bitByBit,
  type Folded,
  type ForgetOptions,
  foldReports,
  type Ingest,
  reportsById,
  writeNothingNew,
} from './ingest';
import { RetiredError, retiredQuery } from './meta';

/** What the writing thread is started with. */
export interface WriterSettings extends SqliteFile {
  /** Package of the SQLite driver. */
  readonly driver: string;
  readonly busyMs: number;
  readonly statements: WriterStatements;
}

/** SQL texts, by their parameters in order. */
export interface WriterStatements {
  /** No parameters. Changes nothing. */
  readonly tryWriting: string;
  /** No parameters. Gives a row once the service has ended. */
  readonly retired: string;
  /** Id, today. */
  readonly insertId: string;
  /** `@today`. Gives the day that reports count for; `null` where the clock is not believed. */
  readonly openDay: string;
  /** Day, model, reports. */
  readonly addToDay: string;
  /** Day, model, digit, attempts, failures. */
  readonly addToSum: string;
  /** `@after`, `@rows`. Gives the last id of so many. */
  readonly lastId: string;
  /** `@after`, `@last`, `@before`. */
  readonly forgetIds: string;
}

/** One transaction: ids that must all be new, and the sums of their reports. */
export interface WriterJob extends Folded {
  readonly ids: readonly string[];
  readonly today: Day;
}

/** Ids of the table in their order, after one of them, of which those of earlier days are deleted. */
export interface ForgetJob {
  readonly after: string;
  readonly rows: number;
  readonly before: Day;
}

/** What the thread can be told; `null`: to end. */
export type WriterOrder =
  | { readonly write: WriterJob }
  | { readonly forget: ForgetJob }
  | 'empty-log'
  | 'try-writing'
  | null;

/** How an order ends. */
interface Answer {
  readonly resolve: (reply: object) => void;
  readonly reject: (error: Error) => void;
}

/** `last`: the last of the ids that were looked at; `null` where there was none. */
export type ForgetReply = { readonly last: string | null };
export type EmptyLogReply = { readonly emptied: boolean };

/** `known`: ids that were there already. Where there are any, nothing was written. */
export type WriterReply =
  | { readonly known: readonly string[] }
  | { readonly retired: true }
  /** The clock is not believed. */
  | { readonly jumped: true };

export interface WriterFailure {
  readonly error: { readonly name: string; readonly message: string; readonly code: string };
}

/**
 * Measured with 100 and 1,000 connections. One transaction is written at a time; the others lie
 * ready for the thread, which need not wait until the serving thread is free.
 */
const MAX_COMMITS = 3;
/** How long the thread waits for another writer, in ms: less than clients wait for an answer. */
const BUSY_MS = 1000;
/** Ids that are looked at in one transaction, to forget the old ones: some 10 ms. */
const FORGET_ROWS = 5000;
/** At most 64 MB of pages in memory: every id is looked up among millions. */
const CACHE = 'cache_size = -65536';
/** Beside this file among the sources, and beside main.js in the build. */
const WRITER = new URL('./sqlite-writer.mjs', import.meta.url);

/**
 * Adds reports to a SQLite file in a thread of its own, so that the serving thread does not wait
 * for the disk. The thread starts with the first report, and again after it broke down.
 */
export class SqliteIngest implements Ingest {
  readonly maxCommits = MAX_COMMITS;
  readonly #database: SqliteStorage;
  readonly #settings: WriterSettings;
  #worker: Worker | null = null;
  /** Take the replies to the jobs that the thread has, in their order. */
  readonly #answers: Answer[] = [];
  readonly #adding = new Set<Promise<number>>();

  constructor(database: SqliteStorage) {
    this.#database = database;
    const { path, pragmas } = database.file;
    this.#settings = {
      path,
      pragmas: [...pragmas, CACHE],
      driver: SQLITE_DRIVER,
      busyMs: BUSY_MS,
      statements: writerStatements(database),
    };
  }

  addReports(reports: readonly Report[], today: Day | null): Promise<number> {
    const adding = this.#add(reports, today ?? utcDay(Date.now())).finally(() => this.#adding.delete(adding));
    this.#adding.add(adding);
    return adding;
  }

  async tryWriting(): Promise<void> {
    await this.#order('try-writing');
  }

  /** The ids are in random order, and there is no index by day: all of them are gone through. */
  async forget(before: Day, { signal, rows = FORGET_ROWS }: ForgetOptions = {}): Promise<void> {
    let after: string | null = '';
    await bitByBit(async () => {
      if (after === null) return false;
      const reply: ForgetReply = await this.#order({ forget: { after, rows, before } });
      after = reply.last;
      return after !== null;
    }, signal);
  }

  async emptyLog(): Promise<boolean> {
    const { emptied } = await this.#order<EmptyLogReply>('empty-log');
    return emptied;
  }

  async close(): Promise<void> {
    await Promise.allSettled(this.#adding);
    const worker = this.#worker;
    if (!worker) return;
    const ended = new Promise((resolve) => worker.once('exit', resolve));
    worker.postMessage(null);
    await ended;
  }

  /** Takes all ids for new. Repeats are rare: the rest is then tried again. */
  async #add(reports: readonly Report[], today: Day): Promise<number> {
    const fresh = reportsById(reports);
    while (fresh.size > 0) {
      // Sorted, neighbours change the same page, and the order of arrival leaves no trace.
      const ids = [...fresh.keys()].sort();
      const reply: WriterReply = await this.#order({ write: { ids, today, ...foldReports(fresh.values()) } });
      if ('retired' in reply) throw new RetiredError();
      if ('jumped' in reply) throw new ClockJumpError(await readDayState(this.#database, today));
      if (reply.known.length === 0) return fresh.size;
      for (const id of reply.known) fresh.delete(id);
    }
    return 0;
  }

  async #order<Reply extends object>(order: WriterOrder): Promise<Reply> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const reply = await new Promise<Reply | WriterFailure>((resolve, reject) => {
      this.#answers.push({ resolve: resolve as Answer['resolve'], reject });
      worker.postMessage(order);
    });
    if (!('error' in reply)) return reply;
    const { name, message, code } = reply.error;
    throw Object.assign(new Error(message), { name, code });
  }

  #start(): Worker {
    const worker = new Worker(WRITER, { workerData: this.#settings });
    worker.on('message', (reply: object) => this.#answers.shift()?.resolve(reply));
    let reason = '';
    // An error of the driver comes without its class.
    worker.on('error', (error: { readonly message?: string; readonly code?: string } | null) => {
      reason = `: ${error?.message ?? error?.code ?? 'unknown error'}`;
    });
    worker.on('exit', () => {
      if (this.#worker === worker) this.#worker = null;
      const failure = new Error(`the thread that writes to SQLite ended${reason}`);
      for (const { reject } of this.#answers.splice(0)) reject(failure);
    });
    return worker;
  }
}

/** One row a statement: of larger ones SQLite copies every changed page, in case they fail. */
function writerStatements({ kysely }: SqliteStorage): WriterStatements {
  return {
    tryWriting: writeNothingNew(kysely).sql,
    retired: retiredQuery(kysely).compile().sql,
    insertId: kysely
      .insertInto('report_ids')
      .values({ id: '', day: '' })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .compile().sql,
    openDay: SQLITE_OPEN_DAY,
    lastId: 'select max(id) from (select id from report_ids where id > @after order by id limit @rows)',
    forgetIds: 'delete from report_ids where id > @after and id <= @last and day < @before',
    addToDay: addToDays(kysely, '', [{ model: '', reports: 0 }]).sql,
    addToSum: addToSums(kysely, '', [{ model: '', digit: '0', attempts: 0, failures: 0 }]).sql,
  };
}
