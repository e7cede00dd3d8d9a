import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Digit, Report } from '../../src/contract';
import type { TelemetryRuntime, TelemetryView } from '../../src/telemetry';
import { addCounts, type Counts, NO_COUNTS } from '../../src/telemetry/counts';
import { attemptCounts, UNREAD_COUNTS } from '../../src/telemetry/tally';
import { silence, status, unreachable } from './network';
import { DAY, DONT_SHARE, HOUR, SHARE, World } from './world';

/**
 * The whole room, driven at random as a device with two tabs, against a model that only counts. Time and clock
 * stay within 6 days, so that nothing is dropped by age and the sums must agree exactly.
 */
const digit = fc.integer({ min: 0, max: 9 }) as fc.Arbitrary<Digit>;
const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('count'),
      read: fc.option(digit),
      meant: digit,
      n: fc.integer({ min: 1, max: 12 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('unread'), n: fc.integer({ min: 1, max: 12 }) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('advance'), by: fc.nat(8 * HOUR) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('turn'), to: fc.integer({ min: -DAY, max: DAY }) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('send') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('send-without-waiting') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('off') }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('delete') }) },
);
const answers = [
  status(204),
  status(204),
  status(503),
  status(429, { 'retry-after': '5000' }),
  status(400),
  unreachable,
  silence,
];
const scenario = fc.record({
  seed: fc.integer(),
  steps: fc.array(fc.tuple(fc.nat(1), step), { maxLength: 40 }),
  answers: fc.array(fc.nat(answers.length - 1), { minLength: 1, maxLength: 8 }),
});

const parse = (body: string): Report => JSON.parse(body);
const of = ({ attempts, failures, unread }: Counts): Counts => ({ attempts, failures, unread });

class Model {
  counted: Counts = NO_COUNTS;
  /** Reports by id, since the last wipe. */
  reports = new Map<string, string>();

  add(counts: Counts, n: number): void {
    for (let i = 0; i < n; i++) this.counted = addCounts(this.counted, counts);
  }

  wipe(): void {
    this.counted = NO_COUNTS;
    this.reports.clear();
  }

  see(view: TelemetryView): void {
    const bodies = view.sent.map(({ body }) => body);
    if (view.next.state !== 'collecting' && view.next.body) bodies.push(view.next.body);
    for (const body of bodies) {
      const known = this.reports.get(parse(body).id);
      expect(known === undefined || known === body, 'a sealed report changed').toBe(true);
      this.reports.set(parse(body).id, body);
    }
    const parts: Counts[] = [...view.tallies, ...[...this.reports.values()].map(parse)];
    expect(parts.reduce((sum, part) => addCounts(sum, part), NO_COUNTS)).toEqual(of(this.counted));
  }
}

test('any history of two tabs: each count is in the tally or in exactly one report; limits hold; off is silent', async () => {
  await fc.assert(
    fc.asyncProperty(scenario, async ({ seed, steps, answers: script }) => {
      const world = new World(seed);
      const model = new Model();
      let tabs: TelemetryRuntime[] = [];
      let stops: (() => void)[] = [];
      const open = () => {
        for (const stop of stops) stop();
        tabs = [world.tab().telemetry, world.tab().telemetry];
        stops = tabs.map((telemetry) => telemetry.start());
      };
      let asked = 0;
      const takenOn: string[] = [];
      world.network.answerAll(async (request, signal) => {
        const answer = answers[script[asked++ % script.length] ?? 0] ?? unreachable;
        const day = new Date(world.now()).toISOString().slice(0, 10);
        const response = await answer(request, signal);
        if (response.ok) takenOn.push(day);
        return response;
      });
      open();
      await tabs[0]?.choose(SHARE);
      let skew = 0;
      for (const [which, action] of steps) {
        const telemetry = tabs[which];
        if (!telemetry) throw new Error('no tab');
        if (action.do === 'count' && 'meant' in action) {
          const { read, meant, n } = action;
          await Promise.all(
            Array.from({ length: n }, () =>
              telemetry.countAttempt({ model: which ? 'm2' : 'm1', read, meant }),
            ),
          );
          model.add(attemptCounts(read, meant), n);
        } else if (action.do === 'unread' && 'n' in action) {
          for (let i = 0; i < action.n; i++) await telemetry.countUnread('m1');
          model.add(UNREAD_COUNTS, action.n);
        } else if (action.do === 'advance' && 'by' in action) {
          await world.advance(Math.min(action.by, (3 * DAY) / steps.length));
        } else if (action.do === 'turn' && 'to' in action) {
          world.turnClock(action.to - skew);
          skew = action.to;
        } else if (action.do === 'send') {
          const sending = telemetry.sendNow();
          await world.advance(16_000);
          await sending;
        } else if (action.do === 'send-without-waiting') {
          void telemetry.sendNow();
        } else if (action.do === 'reopen') {
          await world.advance(16_000);
          open();
        } else {
          await (action.do === 'off' ? telemetry.choose(DONT_SHARE) : telemetry.deleteEverything());
          model.wipe();
          await world.settle();
          expect(world.network.underWay).toBe(0);
          const made = world.network.requests.length;
          await telemetry.countUnread('m1');
          await world.advance(HOUR);
          expect(world.network.requests.length).toBe(made);
          expect(await telemetry.view()).toMatchObject({ tallies: [], sent: [], next: { body: null } });
          if (action.do === 'delete') takenOn.length = 0;
          await telemetry.choose(SHARE);
        }
        await world.settle();
        for (const tab of tabs) {
          const view = await tab.view();
          model.see(view);
          expect(new Set(view.limits.sealedDays).size).toBe(view.limits.sealedDays.length);
        }
        expect(new Set(takenOn).size, 'two reports taken on one UTC day').toBe(takenOn.length);
      }
      for (const { body } of world.network.requests) expect(parse(body)).toMatchObject({ v: 1 });
      expect(world.network.violations).toEqual([]);
      for (const stop of stops) stop();
      await world.advance(16_000);
    }),
    { numRuns: 40 },
  );
});
