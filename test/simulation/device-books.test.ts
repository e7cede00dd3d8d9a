import { describe, expect, it } from 'vitest';
import { DeviceBooks, noEnds } from '../../src/simulation/device-books';
import type { SentReportView, TelemetryView } from '../../src/telemetry';

const TODAY = 20_000;
const nine = [0, 0, 0, 0, 0, 0, 0, 0, 0];
const body = JSON.stringify({ attempts: [20, ...nine], unread: 0 });

/**
 * What a device shows that has `buckets` (counts by day) in its tally, and a report in its outbox.
 */
function view(
  buckets: Record<number, number>,
  outbox: string | null = null,
  sent: readonly Pick<SentReportView, 'body' | 'outcome'>[] = [],
): TelemetryView {
  const tallies = [
    {
      buckets: Object.entries(buckets).map(([day, n]) => ({
        day: Number(day),
        attempts: [n, ...nine],
        unread: 0,
      })),
    },
  ];
  return { stored: JSON.stringify({ tallies, outbox: outbox && { body: outbox } }), sent } as TelemetryView;
}

const none: ReadonlySet<string> = new Set();

describe('the books of a device', () => {
  it('follow counts from the tally into a report and to its end', () => {
    const books = new DeviceBooks();
    books.visited(view({ [TODAY]: 18 }), 18, none, TODAY);
    books.visited(view({ [TODAY]: 3 }, body), 5, none, TODAY);
    expect(books.ends).toEqual({ ...noEnds(), inTally: 3, inOutbox: 20 });
    books.visited(view({ [TODAY]: 3 }, null, [{ body, outcome: 'stored' }]), 0, new Set([body]), TODAY + 1);
    expect(books.ends).toEqual({ ...noEnds(), inTally: 3, acknowledged: 20 });
  });

  it('know what the rule of seven days takes', () => {
    const books = new DeviceBooks();
    books.visited(view({ [TODAY]: 4, [TODAY - 6]: 5 }), 9, none, TODAY);
    books.visited(view({ [TODAY]: 4 }), 0, none, TODAY + 1);
    expect(books.ends).toEqual({ ...noEnds(), inTally: 4, tooOld: 5 });
  });

  it.each(['expired', 'dropped'] as const)('know a report that is %s', (outcome) => {
    const books = new DeviceBooks();
    books.visited(view({}, body), 20, none, TODAY);
    books.visited(view({}, null, [{ body, outcome }]), 0, none, TODAY);
    expect(books.ends).toEqual({ ...noEnds(), [outcome === 'expired' ? 'expired' : 'refused']: 20 });
  });

  it.each([
    ['a count that is gone', view({ [TODAY]: 3 }), 4, 1],
    ['a count that nobody made', view({ [TODAY]: 3 }), 2, -1],
    ['counts dropped before their time', view({ [TODAY]: 2 }), 0, 8],
    ['a report that vanishes', view({ [TODAY]: 10 }), 0, 20],
  ])('miss %s', (what, after, counted, unexplained) => {
    const books = new DeviceBooks();
    if (what === 'counts dropped before their time') {
      books.visited(view({ [TODAY]: 2, [TODAY - 5]: 8 }), 10, none, TODAY);
      books.visited(after, counted, none, TODAY + 1);
    } else if (what === 'a report that vanishes') {
      books.visited(view({ [TODAY]: 10 }, body), 30, none, TODAY);
      books.visited(after, counted, none, TODAY);
    } else {
      books.visited(after, counted, none, TODAY);
    }
    expect(books.ends.unexplained).toBe(unexplained);
  });
});
