import type { SimulationResult } from './run';

/** What is wrong with a run, in words; nothing where every count is where it belongs. */
export function faultsOf({ ends, server, release, clock }: SimulationResult): readonly string[] {
  const faults: string[] = [];
  const add = (count: number, what: string) => {
    if (count > 0) faults.push(`${number(count)} ${what}`);
  };
  add(Math.abs(ends.unexplained), 'attempts lost or doubled on a device');
  if (server) {
    add(server.lost, 'reports lost: the server said it took them, and does not count them');
    add(server.doubled, 'reports doubled: the server counts them more often than once');
    add(server.unknown, 'reports counted that no device sent');
    add(server.wrongCells, 'cells whose sums are not those of the reports counted in them');
  }
  if (clock) {
    add(clock.counted, 'reports counted while the clock was not to be believed');
    add(clock.released, 'figures released while the clock was not to be believed');
  }
  if (release && release.misses > release.allowed) {
    faults.push(
      `${number(release.misses)} of ${number(release.figures)} released figures are not what was counted` +
        (release.allowed > 0 ? ` (chance explains ${number(release.allowed)})` : ''),
    );
  }
  return faults;
}

/** Exit status of the command: 1 where anything is lost, doubled or wrong. */
export function exitStatus(outcome: SimulationResult): number {
  return faultsOf(outcome).length === 0 ? 0 : 1;
}

/** What happened on the way: requests, faults, releases. Several lines. */
export function describe({ traffic, kills, release, server, liar, clock }: SimulationResult): string {
  const lines = [
    `Requests: ${number(traffic.requests)}; ${number(traffic.lostRequests)} lost, ${number(traffic.lostAnswers)} answers lost, ` +
      `${number(traffic.duplicates)} delivered twice, ${number(traffic.cut)} cut off by ${number(kills)} kills of the server.`,
  ];
  if (release && server) {
    const released =
      release.allowed > 0
        ? `${number(release.figures)} intervals with noise, ${number(release.misses)} of them without the rate that was counted (5% may be)`
        : `${number(release.figures)} exact figures, ${number(release.misses)} of them not what was counted`;
    lines.push(`Released: ${released}.`);
  }
  if (liar) {
    const { reports, made, honest } = liar;
    lines.push(
      `Made-up reports: ${number(reports)}. Marked as unusual: ${made.marked} of ${made.periods} released periods with them, ` +
        `${honest.marked} of ${number(honest.periods)} others.`,
    );
  }
  if (clock) {
    const { days, refused, counted, released } = clock;
    lines.push(
      `Clock: ${number(Math.abs(days))} days ${days < 0 ? 'behind' : 'ahead'} on day ${clock.day}; ${number(refused)} requests refused, ` +
        `${number(counted)} reports counted and ${number(released)} figures released meanwhile.`,
    );
  }
  return lines.join('\n');
}

/** The verdict in one line. */
export function verdictLine(outcome: SimulationResult): string {
  const { attempts, counted, ends, sent, acknowledged, server } = outcome;
  const dropped = ends.tooOld + ends.expired + ends.refused;
  const carried = ends.inTally + ends.inOutbox;
  const word = faultsOf(outcome).length === 0 ? 'OK' : 'FAILED';
  const parts = [
    `${number(attempts)} attempts`,
    `${number(counted)} counted`,
    `${number(ends.acknowledged)} acknowledged`,
    `${number(carried)} carried`,
    `${number(dropped)} dropped by rule (${number(ends.tooOld)} too old, ${number(ends.expired)} expired, ${number(ends.refused)} refused)`,
  ];
  const reports = [
    `${number(sent)} reports sent`,
    `${number(acknowledged)} acknowledged`,
    ...(server
      ? [
          `${number(server.counted)} counted by the server`,
          `lost ${number(server.lost)}`,
          `doubled ${number(server.doubled)}`,
        ]
      : ['what the server counted cannot be seen from outside until it is released']),
  ];
  return `${word}: ${parts.join(', ')}; ${reports.join(', ')}`;
}

function number(value: number): string {
  return value.toLocaleString('en');
}
