import { DAY, HOUR } from '../world';
import {
  type Command,
  fillDisk,
  optOutWhileSending,
  overMidnight,
  plan,
  read,
  send,
  takeBack,
  turnClock,
  wait,
} from './commands';

const readings = (changes: Partial<Parameters<typeof read>[0]> = {}): Command =>
  read({ which: 0, digit: 0, accepted: false, corrections: [], n: 25, interrupt: null, ...changes });
const sending = send({ which: 0, waits: true, interrupt: null });

/**
 * Stories that found something once; with the others, they reach every end that a count may have.
 */
export const EXAMPLES: readonly Command[][] = [
  // One count is too old when another of its kind comes: it is one that goes and one
  // that comes, not none.
  [
    readings({ interrupt: { at: 1, what: 'other tab counts' } }),
    turnClock(40 * DAY),
    optOutWhileSending({ sender: 0, chooser: 0, how: 'off', turns: 0, fate: 'no answer', again: false }),
  ],
  // A request leaves on a day without a report, and the clock jumps to one that had its report.
  [
    readings(),
    overMidnight(0),
    readings({ n: 1, interrupt: { at: 1, what: 'clock jumps back' } }),
    send({ which: 0, waits: false, interrupt: { at: 2, what: 'clock jumps forward' } }),
  ],
  // A tab cannot store that it has to wait, and goes on once there is room.
  [
    optOutWhileSending({ sender: 0, chooser: 0, how: 'off', turns: 0, fate: '503 retry', again: true }),
    plan(['500']),
    overMidnight(0),
    fillDisk({ which: 0, faults: ['at-once'] }),
    overMidnight(0),
  ],
  // An answer waits for room on the disk, and the clock is set back meanwhile.
  [
    readings(),
    plan(['429 retry']),
    fillDisk({ which: 0, faults: ['at-once'] }),
    sending,
    turnClock(-40 * DAY),
    wait(3 * HOUR),
  ],
  // The last day of a count, and the day after.
  [readings({ n: 5 }), turnClock(6 * DAY), readings({ n: 1 }), turnClock(DAY), readings({ n: 1 })],
  // What is sealed stays counted; what comes after it can be taken back, once.
  [
    readings(),
    takeBack({ which: 0, n: 1, interrupt: null }),
    readings({ n: 5 }),
    takeBack({ which: 0, n: 2, interrupt: null }),
    takeBack({ which: 0, n: 5, interrupt: { at: 2, what: 'other tab counts' } }),
  ],
  [plan(['400']), readings(), sending],
  [readings(), fillDisk({ which: 0, faults: ['at-once'] }), sending],
];
