import fc from 'fast-check';
import { countsOf } from '../../../src/app/draw/counting';
import type { Count } from '../../../src/app/sharing/useCount';
import type { Digit } from '../../../src/contract';
import { DAY, HOUR } from '../world';
import type { Device } from './device';
import type { Interrupt, Interruption } from './interrupt';
import { FATES, type Fate } from './server';
import type { QuotaFault } from './tab';

/** The audit keeps the books over what is stored; the commands need no other model. */
type Model = Record<string, never>;
export type Command = fc.AsyncCommand<Model, Device>;

function command(name: string, run: (device: Device) => unknown): Command {
  return {
    check: () => true,
    run: async (_, device) => {
      await run(device);
      await device.settle();
    },
    toString: () => name,
  };
}

const digit = fc.integer({ min: 0, max: 9 }) as fc.Arbitrary<Digit>;
const which = fc.nat(1);

const interruptions: readonly Interruption[] = [
  'crash',
  'other tab turns sharing off',
  'other tab deletes everything',
  'other tab counts',
  'other tab sends',
  'clock jumps forward',
  'clock jumps back',
];
const anInterrupt: fc.Arbitrary<Interrupt> = fc.record({
  at: fc.integer({ min: 1, max: 24 }),
  what: fc.oneof({ weight: 2, arbitrary: fc.constant('crash' as const) }, fc.constantFrom(...interruptions)),
});
const said = (interrupt: Interrupt | null) =>
  interrupt ? `, and at point ${interrupt.at}: ${interrupt.what}` : '';

interface Readings {
  which: number;
  digit: Digit;
  accepted: boolean;
  corrections: Digit[];
  n: number;
  interrupt: Interrupt | null;
}

/**
 * Readings finished in any order, corrected any number of times before going on: the
 * last correction counts.
 */
export function read({ which, digit, accepted, corrections, n, interrupt }: Readings): Command {
  const reading = { digit, accepted, confidence: accepted ? 0.99 : 0.3, candidates: [], probabilities: [] };
  const counts = countsOf({ reading, label: corrections.at(-1) ?? null });
  const read = accepted ? digit : null;
  const meant = corrections.at(-1) ?? read;
  const expected: Count = meant === null ? { kind: 'unread' } : { kind: 'attempt', read, meant };
  return command(
    `tab ${which}: ${n} x read ${digit}${accepted ? '' : '?'} corrected to [${corrections}]${said(interrupt)}`,
    (device) => device.count(which, new Array(n).fill(counts).flat(), new Array(n).fill(expected), interrupt),
  );
}
const reads = fc
  .record({
    which,
    digit,
    accepted: fc.boolean(),
    corrections: fc.array(digit, { maxLength: 2 }),
    n: fc.constantFrom(1, 1, 5, 12, 25, 25),
    interrupt: fc.option(anInterrupt),
  })
  .map(read);

export function takeBack({
  which,
  n,
  interrupt,
}: {
  which: number;
  n: number;
  interrupt: Interrupt | null;
}): Command {
  return command(`tab ${which}: takes its last ${n} back${said(interrupt)}`, (device) =>
    device.takeBack(which, n, interrupt),
  );
}
const takesBack = fc
  .record({ which, n: fc.constantFrom(1, 1, 2, 5), interrupt: fc.option(anInterrupt) })
  .map(takeBack);

export function send({
  which,
  waits,
  interrupt,
}: {
  which: number;
  waits: boolean;
  interrupt: Interrupt | null;
}): Command {
  return command(`tab ${which}: send${waits ? '' : ' without waiting'}${said(interrupt)}`, (device) =>
    device.send(which, waits, interrupt),
  );
}
const sends = fc.record({ which, waits: fc.boolean(), interrupt: fc.option(anInterrupt) }).map(send);

export function plan(fates: Fate[]): Command {
  return command(`next requests: ${fates.join('; ')}`, (device) => device.server.plan(fates));
}
const plans = fc.array(fc.constantFrom<Fate>(...FATES), { minLength: 1, maxLength: 3 }).map(plan);

export function wait(by: number): Command {
  return command(`${(by / HOUR).toFixed(1)} h pass`, async (device) => {
    await device.world.advance(by);
    device.server.deliverLate();
  });
}
const waits = fc.oneof(fc.nat(6 * HOUR), fc.constantFrom(DAY, 2 * DAY)).map(wait);

/**
 * A report that waits over midnight is the one that could meet another on the day that it is taken.
 */
const waitForMidnight = fc
  .constantFrom(-HOUR, HOUR)
  .map((after) =>
    command(`until ${after / HOUR} h after midnight UTC`, (device) =>
      device.world.advance(DAY - (device.world.now() % DAY) + after),
    ),
  );

/** Counts for a report. */
const ENOUGH: readonly Count[] = new Array(25).fill({ kind: 'unread' });

/** One report waits over midnight and is sent, and the next could go on the same day. */
export function overMidnight(which: number): Command {
  return command(`tab ${which}: two reports around midnight`, async (device) => {
    await device.world.advance(DAY - (device.world.now() % DAY) - HOUR);
    await device.count(which, ENOUGH, ENOUGH, null);
    await device.world.advance(2 * HOUR);
    await device.send(which, true, null);
    await device.count(which, ENOUGH, ENOUGH, null);
    await device.send(which, true, null);
  });
}

interface OptOutWhileSending {
  sender: number;
  chooser: number;
  how: 'off' | 'delete';
  turns: number;
  fate: Fate;
  again: boolean;
}

/**
 * Opting out at any moment of a request: at once, or some turns of the event loop after it began.
 */
export function optOutWhileSending({
  sender,
  chooser,
  how,
  turns,
  fate,
  again,
}: OptOutWhileSending): Command {
  return command(
    `tab ${sender}: send (${fate}); after ${turns} turns tab ${chooser}: ${how}${again ? ', and on again' : ''}`,
    async (device) => {
      await device.count(sender, ENOUGH, ENOUGH, null);
      device.server.heal();
      device.server.plan([fate]);
      await device.sendAndMeanwhile(sender, turns, () =>
        how === 'off' ? device.choose(chooser, false) : device.deleteEverything(chooser),
      );
      if (again) await device.choose(chooser, true);
    },
  );
}
const optOutsWhileSending = fc
  .record({
    sender: which,
    chooser: which,
    how: fc.constantFrom('off' as const, 'delete' as const),
    turns: fc.nat(12),
    fate: fc.constantFrom<Fate>('no answer', ...FATES),
    again: fc.boolean(),
  })
  .map(optOutWhileSending);

export function turnClock(by: number): Command {
  return command(`the clock jumps by ${(by / HOUR).toFixed(1)} h`, (device) => device.world.turnClock(by));
}
const turnsOfClock = fc
  .oneof(
    fc.integer({ min: -DAY, max: DAY }),
    fc.constantFrom(-40 * DAY, -8 * DAY, -3 * DAY, 3 * DAY, 8 * DAY, 40 * DAY),
  )
  .map(turnClock);

export function fillDisk({ which, faults }: { which: number; faults: QuotaFault[] }): Command {
  return command(`tab ${which}: next writes find the disk full ${faults}`, (device) =>
    device.failWrites(which, faults),
  );
}
const fullDisks = fc
  .record({
    which,
    faults: fc.array(fc.constantFrom<QuotaFault>('at-once', 'at-commit'), { minLength: 1, maxLength: 2 }),
  })
  .map(fillDisk);

const reopen = fc.constant(
  command('all tabs are closed and opened', (device) => {
    device.reopen();
  }),
);
const updateModel = fc.constant(
  command('the app updates to another model', (device) => {
    device.model++;
    device.reopen();
  }),
);
const updatePolicy = fc.constant(
  command('the app updates to another policy', (device) => {
    device.policyVersion++;
    device.reopen();
  }),
);
const choose = fc
  .record({ which, sharing: fc.boolean() })
  .map(({ which, sharing }) =>
    command(`tab ${which}: sharing ${sharing ? 'on' : 'off'}`, (device) => device.choose(which, sharing)),
  );
const agree = fc.constant(command('agreed', (device) => device.choose(0, true)));
const deleteEverything = which.map((which) =>
  command(`tab ${which}: delete everything`, (device) => device.deleteEverything(which)),
);
const optOut = fc
  .boolean()
  .map((on) => command(`the browser asks not to share: ${on}`, (device) => device.setOptOut(on)));

/** By how often they come. */
const WEIGHTS: readonly (readonly [number, fc.Arbitrary<Command>])[] = [
  [10, reads],
  [4, takesBack],
  [6, sends],
  [4, plans],
  [4, waits],
  [2, waitForMidnight],
  [1, which.map(overMidnight)],
  [2, optOutsWhileSending],
  [2, turnsOfClock],
  [2, fullDisks],
  [1, reopen],
  [1, updateModel],
  [1, updatePolicy],
  [1, choose],
  [2, agree],
  [1, deleteEverything],
  [1, optOut],
];

export const commands: fc.Arbitrary<Iterable<Command>> = fc.commands(
  WEIGHTS.flatMap(([weight, arbitrary]) => new Array<fc.Arbitrary<Command>>(weight).fill(arbitrary)),
  { maxCommands: 40, size: 'max' },
);
