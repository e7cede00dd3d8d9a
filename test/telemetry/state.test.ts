import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkReport, DAY_MS, type Digit, type Report, utcDayNumber } from '../../src/contract';
import { addCounts, cellsOf, NO_COUNTS, sum } from '../../src/telemetry/counts';
import {
  advanceTime,
  applyAnswer,
  choose,
  count,
  EMPTY_STATE,
  type State,
  seal,
  takeBack,
} from '../../src/telemetry/state';
import {
  attemptCounts,
  COUNT_LIFE_DAYS,
  type CountReceipt,
  tallyCounts,
  UNREAD_COUNTS,
} from '../../src/telemetry/tally';
import { DONT_SHARE, SHARE, START } from './world';

const digit = fc.integer({ min: 0, max: 9 }) as fc.Arbitrary<Digit>;
const command = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constant('count'), read: fc.option(digit), meant: digit, n: fc.nat(30) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('unread'), n: fc.nat(30) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('take back'), n: fc.integer({ min: 1, max: 5 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('time'), by: fc.integer({ min: -3 * DAY_MS, max: 4 * DAY_MS }) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('seal') }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('answer'),
      status: fc.constantFrom(null, 204, 400, 410, 429, 503),
      retryAfter: fc.option(fc.nat(8 * DAY_MS)),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('off') }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('on') }) },
);
/** The context of an instant. */
const at = (now: number) => ({ now, policyVersion: SHARE.policyVersion, optOut: false });
const model = fc.constantFrom('m1', 'm2');

/** All counts in the tallies, or of one report, by cell. */
const tallied = (state: State) =>
  cellsOf(state.tallies.map(tallyCounts).reduce((total, counts) => addCounts(total, counts), NO_COUNTS));
const plus = (a: readonly number[], b: readonly number[]) => a.map((n, i) => n + (b[i] ?? 0));
const reported = (state: State): Report | null => state.outbox && JSON.parse(state.outbox.body);

describe('every change of the state', () => {
  test('accounts for every count: in the tally, in one report, or dropped by age or by turning sharing off', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(model, command), { maxLength: 80 }), (commands) => {
        let state = choose(EMPTY_STATE, SHARE, at(START));
        let now = START;
        let ids = 0;
        let receipts: CountReceipt[] = [];
        const context = () => ({ ...at(now), newId: String(ids++).padStart(22, 'A'), unit: 0.5 });
        for (const [version, step] of commands) {
          const before = state;
          const was = tallied(before);
          if (step.do === 'count' || step.do === 'unread') {
            const one = 'meant' in step ? attemptCounts(step.read, step.meant) : UNREAD_COUNTS;
            state = advanceTime(state, at(now));
            for (let i = 0; i < step.n; i++) {
              const current = tallied(state);
              state = count(state, version, one, context());
              const expected = before.consent?.sharing ? plus(current, cellsOf(one)) : current;
              expect(tallied(state)).toEqual(expected);
              const draftId = state.tallies.find((tally) => tally.model === version)?.draftId;
              if (draftId) receipts.push({ model: version, draftId, day: utcDayNumber(now), counts: one });
            }
          } else if (step.do === 'take back') {
            const last = receipts.slice(-step.n);
            receipts = receipts.slice(0, -step.n);
            const current = advanceTime(state, at(now));
            const after = takeBack(state, last, at(now));
            const drafts = new Set(current.tallies.map((tally) => tally.draftId));
            if (last.some((receipt) => !drafts.has(receipt.draftId))) expect(after).toBeNull();
            state = after ?? current;
            const taken = after ? last.map(({ counts }) => counts).reduce(addCounts, NO_COUNTS) : NO_COUNTS;
            expect(plus(tallied(state), cellsOf(taken))).toEqual(tallied(current));
            expect({ ...state, tallies: [] }).toEqual({ ...current, tallies: [] });
          } else if (step.do === 'time') {
            now += step.by;
            state = advanceTime(before, at(now));
            expect(advanceTime(state, at(now))).toBe(state);
            const today = utcDayNumber(now);
            const fresh = before.tallies.map((tally) => ({
              ...tally,
              buckets: tally.buckets.filter(({ day }) => day > today - COUNT_LIFE_DAYS),
            }));
            expect(tallied(state)).toEqual(tallied({ ...before, tallies: fresh }));
            expect(state.tallies.flatMap(({ buckets }) => buckets).every(({ day }) => day <= today)).toBe(
              true,
            );
          } else if (step.do === 'seal') {
            const current = advanceTime(before, at(now));
            state = seal(before, context());
            const report = reported(state);
            if (state.outbox !== current.outbox && report) {
              expect(checkReport(report).ok).toBe(true);
              expect(plus(tallied(state), cellsOf(report))).toEqual(tallied(current));
            } else {
              expect(state).toEqual(current);
            }
          } else if (step.do === 'answer' && 'status' in step) {
            state = applyAnswer(
              state,
              state.outbox?.id ?? '',
              { ...step, code: 'malformed', message: null },
              context(),
            );
            expect(tallied(state)).toEqual(was);
            if (before.outbox && !state.outbox) expect(state.log[0]?.body).toBe(before.outbox.body);
            if (before.outbox && state.outbox) expect(state.outbox.body).toBe(before.outbox.body);
          } else {
            state = choose(state, step.do === 'off' ? DONT_SHARE : SHARE, at(now));
            expect(sum(tallied(state))).toBe(step.do === 'off' ? 0 : sum(was));
            if (step.do === 'off') expect(state).toMatchObject({ tallies: [], outbox: null, log: [] });
          }
          // A tally without counts leaves nothing, not even the id of its draft.
          expect(state.tallies.every(({ buckets }) => buckets.length > 0)).toBe(true);
          const drafts = [...state.tallies.map(({ draftId }) => draftId), state.outbox?.id ?? ''];
          expect(new Set(drafts).size).toBe(drafts.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('an answer to a report that is gone does nothing', () => {
    const sealed = seal(
      count(
        choose(EMPTY_STATE, SHARE, at(START)),
        'm1',
        { ...NO_COUNTS, unread: 20 },
        { ...at(START), newId: 'a', unit: 0 },
      ),
      { ...at(START), newId: 'b', unit: 0 },
    );
    expect(sealed.outbox?.id).toBe('a');
    const answer = { status: 204, code: null, message: null, retryAfter: null };
    expect(applyAnswer(sealed, 'other', answer, { ...at(START), newId: 'c', unit: 0 })).toBe(sealed);
    const wiped = choose(sealed, DONT_SHARE, at(START));
    expect(applyAnswer(wiped, 'a', answer, { ...at(START), newId: 'c', unit: 0 })).toBe(wiped);
  });
});

test('the last 30 days with a report are remembered, and no more', () => {
  let state = choose(EMPTY_STATE, SHARE, at(START));
  for (let day = 0; day < 40; day++) {
    const context = { ...at(START + day * DAY_MS), newId: `report ${day}`, unit: 0 };
    state = seal(count(state, 'm1', { ...NO_COUNTS, unread: 20 }, context), context);
    const answer = { status: 204, code: null, message: null, retryAfter: null };
    state = applyAnswer(state, state.outbox?.id ?? '', answer, context);
  }
  const last = Array.from({ length: 30 }, (_, day) => utcDayNumber(START) + 10 + day);
  expect(state.limits).toEqual({ sealedDays: last, sentDays: last, pause: null });
  expect(state.log).toHaveLength(30);
});
