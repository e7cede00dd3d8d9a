import { expect } from 'vitest';
import type { Count } from '../../../src/app/sharing/useCount';
import { MIN_REPORT_COUNTS, reportCounts } from '../../../src/contract';
import type { CountResult } from '../../../src/telemetry';
import { cellsOf } from '../../../src/telemetry/counts';
import { attemptCounts, tallyCounts, UNREAD_COUNTS } from '../../../src/telemetry/tally';
import { DAY, nextTurn, World } from '../world';
import { Audit, outOfDate } from './audit';
import type { Interrupt, Interruption } from './interrupt';
import { areInTally, Receipts } from './receipts';
import { Server } from './server';
import { snapshot, total } from './snapshot';
import { Locks, type QuotaFault, Tab, type TabEvents } from './tab';

const TABS = 2;
/** Long enough for a request to time out. */
const PAST_TIMEOUT_MS = 16_000;

/** One device with two tabs, its server, and the audit of all that is stored. */
export class Device implements TabEvents {
  readonly world: World;
  readonly server: Server;
  readonly audit: Audit;
  model = 1;
  policyVersion = 1;
  private readonly locks = new Locks();
  private tabs: Tab[] = [];
  private readonly receipts = new Receipts();
  /** What was begun as an interruption; awaited with it. */
  private interruptions: Promise<unknown>[] = [];

  constructor(seed: number) {
    this.world = new World(seed);
    this.server = new Server(this.world);
    this.audit = new Audit(this.server);
    this.reopen();
  }

  tab(which: number): Tab {
    const tab = this.tabs[which % this.tabs.length];
    if (!tab) throw new Error('device: there is no tab');
    return tab;
  }

  /** Closes all tabs and opens new ones, as after an update of the app. */
  reopen(): void {
    for (const tab of this.tabs) tab.close();
    this.tabs = Array.from({ length: TABS }, () => this.openTab());
  }

  /** The user's choice, under the policy that the tab shows. */
  async choose(which: number, sharing: boolean): Promise<void> {
    const tab = this.tab(which);
    this.audit.sharingAsked = sharing;
    if (!sharing) this.audit.wipeAsked = true;
    await tab.survive(
      tab.telemetry.choose({ policyVersion: tab.policyVersion, sharing }).catch(() => undefined),
    );
    await this.settle();
    if (!sharing) this.checkStopped();
    this.audit.wipeAsked = false;
  }

  async deleteEverything(which: number): Promise<void> {
    const tab = this.tab(which);
    this.audit.sharingAsked = false;
    this.audit.wipeAsked = true;
    await tab.survive(tab.telemetry.deleteEverything().catch(() => undefined));
    await this.settle();
    this.checkStopped();
    this.audit.wipeAsked = false;
  }

  /** The browser begins or stops to ask sites not to share. */
  async setOptOut(optOut: boolean): Promise<void> {
    this.world.optOut = optOut;
    this.audit.optOut = optOut;
    const faults = this.faults();
    for (const tab of this.tabs) await tab.survive(tab.telemetry.check());
    await this.settle();
    const { consent } = this.audit.last;
    const isHonoured = !consent?.sharing || consent.despiteOptOut === true;
    if (optOut && !isHonoured && this.faults() === faults && (await this.canCount(this.tab(0))))
      this.audit.violate('shares though the browser asks not to');
  }

  /**
   * Counts finished readings, all at once; something else may interrupt it.
   *
   * @param counts as the app makes them
   * @param expected what the readings were
   */
  async count(
    which: number,
    counts: readonly Count[],
    expected: readonly Count[],
    interrupt: Interrupt | null,
  ): Promise<void> {
    const tab = this.tab(which);
    const faults = this.faults();
    const { wipes } = this.audit;
    const { counted } = this.audit.books;
    const counters = interrupt?.what === 'other tab counts' ? [tab, this.tab(which + 1)] : [tab];
    const able = await Promise.all(counters.map((counter) => this.canCount(counter)));
    if (interrupt) this.arm(which, interrupt);
    for (const count of expected) this.expectOne(count);
    const results = await tab.survive(Promise.all(counts.map((count) => this.countOne(tab, count))));
    this.receipts.add(tab, results);
    await this.settleAmid();
    const lost = this.audit.settleExpected();
    const isExcused = tab.dead || this.audit.wipes > wipes;
    // A write without room loses the one attempt that it was for.
    const without = lost - (this.faults() - faults);
    if (without > 0 && able.every(Boolean) && !isExcused)
      this.audit.violate(`${lost} finished readings were not counted`);
    if (this.audit.books.counted > counted && !able.some(Boolean))
      this.audit.violate('counted without agreement');
    this.replaceDead();
  }

  /** Takes the last `n` counts of a tab back, at once; something else may interrupt it. */
  async takeBack(which: number, n: number, interrupt: Interrupt | null): Promise<void> {
    const tab = this.tab(which);
    const receipts = this.receipts.takeLast(tab, n);
    if (receipts.length === 0) return;
    const faults = this.faults();
    const { takenBack } = this.audit.books;
    const isIn = areInTally(receipts, this.audit.last, this.world.now());
    const mustGo = isIn && !interrupt && (await this.canCount(tab));
    if (interrupt) this.arm(which, interrupt);
    this.audit.expectBack(receipts);
    const gone = await tab.survive(tab.telemetry.takeBack(receipts));
    await this.settleAmid();
    this.audit.expectBack([]);
    this.audit.settleExpected();
    const taken = this.audit.books.takenBack - takenBack;
    const isRight = taken === (gone ? receipts.length : 0) && (gone || !mustGo || this.faults() > faults);
    if (gone !== null && !isRight) this.audit.violate(`${taken} counts were taken back: ${gone}`);
    this.replaceDead();
  }

  /** "Send now". Not waiting leaves the request under way. */
  async send(which: number, waits: boolean, interrupt: Interrupt | null): Promise<void> {
    const tab = this.tab(which);
    const faults = this.faults();
    const finals = this.server.finals.length;
    if (interrupt) this.arm(which, interrupt);
    const sending = tab.survive(tab.telemetry.sendNow());
    if (waits) {
      await this.world.advance(PAST_TIMEOUT_MS);
      await sending;
    }
    await this.settleAmid();
    const isAnswered = this.server.finals.slice(finals).includes(this.audit.last.outbox[0]?.id ?? '');
    if (waits && !interrupt && this.faults() === faults && isAnswered)
      this.audit.violate('a report stays that had its final answer');
    this.audit.settleExpected();
    this.replaceDead();
  }

  /**
   * Sends, and does something else while the request is under way. @param turns of the
   * event loop until then
   */
  async sendAndMeanwhile(which: number, turns: number, act: () => Promise<void>): Promise<void> {
    const tab = this.tab(which);
    const sending = tab.survive(tab.telemetry.sendNow());
    for (let turn = 0; turn < turns; turn++) await nextTurn();
    await act();
    await this.world.advance(PAST_TIMEOUT_MS);
    await sending;
    await this.settle();
  }

  failWrites(which: number, faults: readonly QuotaFault[]): void {
    this.tab(which).failWrites(faults);
  }

  async settle(): Promise<void> {
    await this.world.settle();
    for (const tab of this.tabs) {
      if (!tab.dead) tab.forgetInterrupt();
      tab.seen.clear();
      tab.seen.add(this.world.now());
    }
    this.audit.checkBooks();
    this.expectSound();
  }

  expectSound(): void {
    const violations = [
      ...this.audit.violations,
      ...this.server.violations,
      ...this.world.network.violations,
    ];
    // `expect` alone takes its time, and this is asked after every command.
    if (violations.length > 0) expect(violations).toEqual([]);
  }

  /**
   * The end of the story: no more faults, and days go by. Whatever can go goes, and the server then
   * has each report that was sent once.
   */
  async drain(): Promise<void> {
    this.server.heal();
    this.server.deliverLate();
    for (const tab of this.tabs) tab.failWrites([]);
    await this.world.advance(PAST_TIMEOUT_MS);
    this.world.unit = 0;
    if (this.audit.last.limits?.pause) this.world.turnClock(31 * DAY);
    const tab = this.tab(0);
    for (let day = 0; day < 9; day++) {
      this.world.turnClock(DAY);
      await tab.telemetry.check();
      await this.settle();
    }
    const { outbox, tallies } = this.audit.last;
    if (await this.canCount(tab)) {
      expect(outbox, 'a report that could have gone').toEqual([]);
      const today = Math.floor(this.world.now() / DAY);
      expect(total(outOfDate(this.audit.last, today)), 'counts past their days').toBe(0);
      for (const tally of tallies) {
        expect(reportCounts(tallyCounts(tally)), 'counts that could have gone').toBeLessThan(
          MIN_REPORT_COUNTS,
        );
      }
    } else expect(this.world.network.underWay).toBe(0);
    for (const open of this.tabs) open.close();
    this.world.end();
  }

  committed(tab: Tab): void {
    this.audit.committed(snapshot(this.world.factory), this.instants(tab), tab.faults > 0);
  }

  sends(tab: Tab, body: string): void {
    if (this.world.network.underWay > 0) this.audit.violate('two requests at once');
    this.audit.sends(body, tab.policyVersion, this.instants(tab));
  }

  /** What a tab may take for now: what it saw on the clock of late, and what the clock shows. */
  private instants(tab: Tab): number[] {
    return [...tab.seen, this.world.now()];
  }

  private async settleAmid(): Promise<void> {
    await this.world.settle();
    await Promise.all(this.interruptions.splice(0));
    await this.settle();
  }

  private faults(): number {
    return this.tabs.reduce((sum, tab) => sum + tab.faults, 0);
  }

  private openTab(): Tab {
    const tab = new Tab(this.world, this.locks, this, String(this.policyVersion));
    tab.start();
    return tab;
  }

  private replaceDead(): void {
    this.tabs = this.tabs.map((tab) => (tab.dead ? this.openTab() : tab));
  }

  /** Agreed under the policy of this tab, by a choice that could be kept. */
  private async canCount(tab: Tab): Promise<boolean> {
    const { consent } = this.audit.last;
    const isSharing = consent?.sharing === true && consent.policyVersion === tab.policyVersion;
    return isSharing && (await tab.telemetry.view()).available;
  }

  private expectOne(count: Count): void {
    const counts = count.kind === 'unread' ? UNREAD_COUNTS : attemptCounts(count.read, count.meant);
    this.audit.expect(`m${this.model}`, cellsOf(counts).indexOf(1));
  }

  private countOne(tab: Tab, count: Count): Promise<CountResult> {
    const model = `m${this.model}`;
    return count.kind === 'unread'
      ? tab.telemetry.countUnread(model)
      : tab.telemetry.countAttempt({ model, read: count.read, meant: count.meant });
  }

  private arm(which: number, { at, what }: Interrupt): void {
    const tab = this.tab(which);
    const other = this.tab(which + 1);
    const acts: Record<Interruption, () => void> = {
      crash: () => tab.die(),
      'other tab turns sharing off': () => this.interruptions.push(this.choose(which + 1, false)),
      'other tab deletes everything': () => this.interruptions.push(this.deleteEverything(which + 1)),
      'other tab counts': () => {
        this.expectOne({ kind: 'unread' });
        this.interruptions.push(this.countOne(other, { kind: 'unread' }));
      },
      'other tab sends': () => void other.telemetry.sendNow(),
      'clock jumps forward': () => this.world.turnClock(2 * DAY),
      'clock jumps back': () => this.world.turnClock(-2 * DAY),
    };
    tab.interruptAt(at, acts[what]);
  }

  /** Off means off: no request is under way any more. */
  private checkStopped(): void {
    if (this.world.network.underWay > 0) this.audit.violate('a request is under way while sharing is off');
  }
}
