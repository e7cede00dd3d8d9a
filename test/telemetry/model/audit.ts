import { checkReport, encodeReport, MAX_REPORT_FAILURES, reportCounts } from '../../../src/contract';
import type { CountReceipt } from '../../../src/telemetry';
import { cellsOf } from '../../../src/telemetry/counts';
import type { SealedReport } from '../../../src/telemetry/outbox';
import { DAY } from '../world';
import { ledgerOf } from './receipts';
import { parse, type Server } from './server';
import { addTo, type Ledger, NOTHING, type Snapshot, talliedIn, total } from './snapshot';

/** UTC days that a count lives, as DESIGN.md has it. */
const COUNT_DAYS = 7;
/** FIRST_FAILURE_CELL of counts.ts, said once more. */
const FAILURES_FROM = 10;

/**
 * The ends of an attempt. Each counted attempt has exactly one; `outbox` and
 * `tally` are not over yet.
 */
interface Books {
  counted: number;
  takenBack: number;
  stored: number;
  refused: number;
  expired: number;
  agedOut: number;
  wiped: number;
  /** The report had its final answer, which the device had no room to note. */
  givenUp: number;
}

/**
 * The model: keeps books over every transaction that is committed, whichever tab it comes from, and
 * knows the only steps that there are: a choice, a count, taking it back, a sealing, the end of a
 * report, a wipe, and what time alone does. Whatever else happens to a count is a violation.
 */
export class Audit {
  readonly violations: string[] = [];
  readonly books: Books = {
    counted: 0,
    takenBack: 0,
    stored: 0,
    refused: 0,
    expired: 0,
    agedOut: 0,
    wiped: 0,
    givenUp: 0,
  };
  /** Bodies by id of all reports that were ever sealed. */
  readonly sealed = new Map<string, string>();
  /** The user may have asked for it: a choice, or a wipe, is under way or was made. */
  sharingAsked = false;
  wipeAsked = false;
  /** The browser asks not to share. */
  optOut = false;
  last: Snapshot = NOTHING;
  /** Number of times that sharing was turned off, or everything deleted. */
  wipes = 0;
  private instants: readonly number[] = [];
  private readonly pending: Ledger = new Map();
  /** What may be taken back now. */
  private pendingBack: Ledger = new Map();
  /** The drafts that it may be taken from. */
  private draftsBack: readonly string[] = [];
  /** Days on which a report was sealed or taken since everything was last deleted. */
  private sealedDays = new Set<number>();
  private takenDays = new Set<number>();

  constructor(private readonly server: Server) {}

  /** Attempts that are about to be counted: the only ones that may. */
  expect(model: string, cell: number): void {
    const key = `${model} ${cell}`;
    this.pending.set(key, (this.pending.get(key) ?? 0) + 1);
  }

  /** Counts that may now be taken back, all in one transaction. */
  expectBack(receipts: readonly CountReceipt[]): void {
    this.pendingBack = ledgerOf(receipts);
    this.draftsBack = receipts.map(({ draftId }) => draftId);
  }

  /**
   * Whether as many attempts of this kind as were announced have been counted; forgets the rest.
   */
  settleExpected(): number {
    const left = total(this.pending);
    this.pending.clear();
    return left;
  }

  /**
   * A transaction was committed.
   *
   * @param instants what its tab saw on the clock of late: the transaction is of one of these
   * @param faulty a write of its tab failed for want of room before
   */
  committed(after: Snapshot, instants: readonly number[], faulty: boolean): void {
    const before = this.last;
    this.last = after;
    this.instants = instants;
    if (after.outbox.length > 1) this.violate('two reports in the outbox');
    if (after.consent?.sharing !== true) {
      this.checkSilence(before, after);
      return;
    }
    if (before.consent?.sharing !== true && !this.sharingAsked) this.violate('sharing turned itself on');
    const [was, is] = [before.outbox[0], after.outbox[0]];
    const isSealed = is !== undefined && is.id !== was?.id;
    const sealing: Ledger = new Map();
    if (isSealed) {
      const report = parse(is.body);
      addTo(sealing, report.model, cellsOf(report));
      this.checkSealing(is, before);
    }
    this.checkBalance(before, after, sealing);
    if (was && is?.id !== was.id) this.checkEnd(was, after, faulty);
    else if (was && is?.body !== was.body) this.violate(`the bytes of report ${was.id} changed`);
    else if (is && is !== was && instants.every((now) => now < is.sealedAt))
      this.violate(`report ${is.id} would live longer than its 7 days`);
    else if (!isSealed && JSON.stringify(after.log) !== JSON.stringify(before.log))
      this.violate('the log changed without the end of a report');
  }

  /**
   * A request is about to leave.
   *
   * @param instants what its tab saw on the clock of late
   */
  sends(body: string, policyVersion: string, instants: readonly number[]): void {
    const { consent, outbox, limits } = this.last;
    // The wish to stop may cross a request that is just beginning; it is aborted then, and `check`
    // of the device looks.
    if (this.wipeAsked) return;
    if (outbox[0]?.body !== body) this.violate(`a request with other bytes than the outbox has: ${body}`);
    if (consent?.policyVersion !== policyVersion) this.violate('a request without agreement to this policy');
    if (limits?.pause && instants.every((now) => now < (limits.pause?.until ?? 0)))
      this.violate('a request in the pause');
    // Asked here and not at the answer: the clock may jump to a day that had its report while a
    // request is under way.
    if (daysOf(instants).every((day) => this.takenDays.has(day)))
      this.violate('a request on a UTC day that had its report');
  }

  /** What must hold whenever everything is at rest. */
  checkBooks(): void {
    const { counted, takenBack, stored, refused, expired, agedOut, wiped, givenUp } = this.books;
    const waiting = this.last.outbox.reduce((sum, { body }) => sum + reportCounts(parse(body)), 0);
    const tallied = total(talliedIn(this.last));
    const ends = takenBack + stored + refused + expired + agedOut + wiped + givenUp;
    if (counted !== ends + waiting + tallied) {
      this.violate(
        `${counted} counted, but ${ends} ended, ${waiting} in the outbox, ${tallied} in the tally`,
      );
    }
    for (const [id, body] of this.server.stored) {
      if (this.sealed.get(id) !== body) this.violate(`the server has a report that was never sealed: ${id}`);
    }
  }

  violate(what: string): void {
    this.violations.push(what);
  }

  private todays(): number[] {
    return daysOf(this.instants);
  }

  /**
   * With sharing off nothing is kept but the choice, and what still holds back a
   * second report today.
   */
  private checkSilence(before: Snapshot, after: Snapshot): void {
    const { tallies, outbox, log, limits, consent } = after;
    if (tallies.length > 0 || outbox.length > 0 || log.length > 0)
      this.violate('something is kept while sharing is off');
    if (!consent && after.records > 0) this.violate('something is kept before or after any choice');
    const days = [...(limits?.sealedDays ?? []), ...(limits?.sentDays ?? [])];
    if (before.consent?.sharing && !this.todays().some((today) => days.every((day) => day === today)))
      this.violate('days other than today are kept while sharing is off');
    if (before.consent?.sharing) {
      const isWished = this.optOut && !before.consent.despiteOptOut;
      if (!this.wipeAsked && !isWished) this.violate('sharing turned itself off');
      const waiting = before.outbox.reduce((sum, { body }) => sum + reportCounts(parse(body)), 0);
      this.books.wiped += total(talliedIn(before)) + waiting;
      this.wipes++;
    }
    this.sealedDays = this.remembered(this.sealedDays, limits?.sealedDays, consent !== null);
    this.takenDays = this.remembered(this.takenDays, limits?.sentDays, consent !== null);
  }

  /**
   * The days that are still noted. While sharing is off that has to be today only; deleting
   * everything forgets it, too.
   */
  private remembered(days: Set<number>, noted: readonly number[] = [], chosen: boolean): Set<number> {
    const todays = this.todays();
    for (const day of days) {
      if (chosen && !noted.includes(day) && todays.every((today) => today === day))
        this.violate('the limit of today was forgotten');
    }
    return new Set([...days].filter((day) => noted.includes(day)));
  }

  /**
   * tally after + sealed = tally before - what is too old + at most one announced attempt, or less
   * all that is announced to be taken back. Days
   * tell what was dropped as too old: in the sums alone, one count that goes and one that comes in
   * its place look like no change.
   */
  private checkBalance(before: Snapshot, after: Snapshot, sealing: Ledger): void {
    if (sealing.size === 0 && JSON.stringify(after.tallies) === JSON.stringify(before.tallies)) return;
    const change = talliedIn(after);
    for (const [key, n] of sealing) change.set(key, (change.get(key) ?? 0) + n);
    for (const [key, n] of talliedIn(before)) change.set(key, (change.get(key) ?? 0) - n);
    const candidates = this.todays().map((today) => {
      const old = talliedIn(before, (day) => today - day >= COUNT_DAYS);
      return { old, outOfDate: outOfDate(after, today), rest: difference(change, old) };
    });
    const found = candidates.find(
      ({ outOfDate, rest }) =>
        outOfDate.size === 0 &&
        (rest.length === 0 || (rest.length === 1 && rest[0]?.[1] === 1) || this.isTakenBack(rest)),
    );
    if (!found) {
      const rest = candidates[0]?.rest.map((entry) => entry.join(': ')).join(', ');
      this.violate(`counts came or went: ${rest}`);
      return;
    }
    this.books.agedOut += total(found.old);
    if (this.isTakenBack(found.rest)) {
      const drafts = before.tallies.map(({ draftId }) => draftId);
      if (!this.draftsBack.every((id) => drafts.includes(id)))
        this.violate('a count was taken from another draft than it was added to');
      this.books.takenBack += total(this.pendingBack);
      this.pendingBack = new Map();
      return;
    }
    const key = found.rest[0]?.[0];
    if (key === undefined) return;
    const announced = this.pending.get(key) ?? 0;
    if (announced === 0) this.violate(`an attempt was counted that nobody made, or twice: ${key}`);
    this.pending.set(key, Math.max(0, announced - 1));
    this.books.counted++;
  }

  /** Just what was announced is gone. */
  private isTakenBack(rest: readonly (readonly [string, number])[]): boolean {
    return (
      rest.length > 0 &&
      rest.length === this.pendingBack.size &&
      rest.every(([key, n]) => n === -(this.pendingBack.get(key) ?? 0))
    );
  }

  private checkSealing(report: SealedReport, before: Snapshot): void {
    const { id, body } = report;
    const content = parse(body);
    const check = checkReport(content);
    if (!check.ok) this.violate(`a report that the contract refuses: ${check.message}`);
    else if (encodeReport(check.report) !== body) this.violate(`other bytes than the contract's: ${body}`);
    const failures = cellsOf(content)
      .slice(FAILURES_FROM)
      .reduce((sum, n) => sum + n, 0);
    if (failures > MAX_REPORT_FAILURES) this.violate(`${failures} failures in a report`);
    if (this.sealed.has(id)) this.violate(`report id ${id} was used before`);
    const draft = before.tallies.find(({ model }) => model === content.model)?.draftId;
    if (draft !== id) this.violate('the report has another id than the draft that was shown');
    this.sealed.set(id, body);
    const day = Math.floor(report.sealedAt / DAY);
    if (!this.todays().includes(day)) this.violate('a report sealed at another time than now');
    if (this.sealedDays.has(day)) this.violate('two reports sealed on one UTC day');
    this.sealedDays.add(day);
  }

  /** A report leaves the outbox only by the server's final answer or by age. */
  private checkEnd(report: SealedReport, after: Snapshot, faulty: boolean): void {
    const { id, body, sealedAt } = report;
    const counts = reportCounts(parse(body));
    const day = Date.parse(after.log[0]?.day ?? '') / DAY;
    const [entry] = after.log;
    const isFinal = this.server.isTaken(id) || this.server.isRefused(id);
    if (entry?.body !== body) {
      if (faulty && isFinal && after.log.length === 0) this.books.givenUp += counts;
      else this.violate(`report ${id} vanished`);
    } else if (entry.outcome === 'stored') {
      this.books.stored += counts;
      if (!this.server.isTaken(id)) this.violate(`report ${id} is said to be stored, and is not`);
      this.takenDays.add(day);
    } else if (entry.outcome === 'dropped') {
      this.books.refused += counts;
      if (!this.server.isRefused(id)) this.violate(`report ${id} was dropped, and not refused for good`);
    } else {
      this.books.expired += counts;
      if (!this.instants.some((now) => now - sealedAt >= 7 * DAY))
        this.violate(`report ${id} expired before its 7 days`);
    }
  }
}

/** Counts that are too old on this day, or of days to come. */
export function outOfDate(state: Snapshot, today: number): Ledger {
  return talliedIn(state, (day) => day > today || today - day >= COUNT_DAYS);
}

function daysOf(instants: readonly number[]): number[] {
  return [...new Set(instants.map((now) => Math.floor(now / DAY)))];
}

/** The change of each cell beside what was dropped for its age; zeros are left out. */
function difference(change: Ledger, old: Ledger): [string, number][] {
  return [...new Set([...change.keys(), ...old.keys()])]
    .map((key): [string, number] => [key, (change.get(key) ?? 0) + (old.get(key) ?? 0)])
    .filter(([, n]) => n !== 0);
}
