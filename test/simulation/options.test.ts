import { describe, expect, it } from 'vitest';
import { PUBLISHED_MODELS } from '../../src/contract';
import { readOptions } from '../../src/simulation/options';

describe('the options of simulate', () => {
  it('have defaults for all', () => {
    expect(readOptions([], {})).toEqual({
      url: null,
      databaseUrl: null,
      epsilon: null,
      plan: {
        days: 7,
        start: Date.UTC(2026, 0, 5),
        seed: 1,
        quietDays: 7,
        population: {
          installs: 100,
          optIn: 0.7,
          readingsPerDay: 8,
          models: [{ version: PUBLISHED_MODELS.at(-1), fromDay: 0, failureRates: new Array(10).fill(0.02) }],
          faults: {
            lostRequests: 0,
            lostAnswers: 0,
            duplicates: 0,
            wrongClocks: 0,
            serverRestarts: 0,
            liar: null,
            clockJump: null,
          },
        },
      },
    });
  });

  it('make a population of two models with a regression on one digit', () => {
    const asked = readOptions(
      '--days 60 --model m2 --model m3@30 --failure-rate 0.02 --failure-rate m3:0.01 --digit-failure-rate 4=0.03 --digit-failure-rate m3:7=0.1'.split(
        ' ',
      ),
      {},
    );
    expect(asked?.plan.population.models).toEqual([
      {
        version: 'm2',
        fromDay: 0,
        failureRates: [0.02, 0.02, 0.02, 0.02, 0.03, 0.02, 0.02, 0.02, 0.02, 0.02],
      },
      {
        version: 'm3',
        fromDay: 30,
        failureRates: [0.01, 0.01, 0.01, 0.01, 0.03, 0.01, 0.01, 0.1, 0.01, 0.01],
      },
    ]);
  });

  it('make the clock of the server jump, ahead or behind', () => {
    const jump = (...args: string[]) => readOptions(args, {})?.plan.population.faults.clockJump;
    expect(jump('--clock-jump', '400@3')).toEqual({ days: 400, day: 3 });
    expect(jump('--clock-jump=-30@1')).toEqual({ days: -30, day: 1 });
  });

  it('take PostgreSQL from the option, else from the environment, and neither for a server that runs', () => {
    const environment = { DATABASE_URL: 'postgres://a/b' };
    expect(readOptions([], environment)?.databaseUrl).toBe('postgres://a/b');
    expect(readOptions(['--database-url', 'postgresql://c/d'], environment)?.databaseUrl).toBe(
      'postgresql://c/d',
    );
    const remote = readOptions(['--url', 'http://localhost:8787/'], environment);
    expect([remote?.databaseUrl, remote?.url]).toEqual([null, 'http://localhost:8787']);
  });

  it.each([
    ['--installs 0', '--installs: "0" is not right; give a whole number from 1 to 100000'],
    ['--days 1.5', '--days: "1.5" is not right; give a whole number from 1 to 366'],
    ['--days 367', '--days: "367" is not right; give a whole number from 1 to 366'],
    [
      '--first-day 2026-02-30',
      '--first-day: "2026-02-30" is no day; give one from 1970 on such as 2026-01-05',
    ],
    ['--seed x', '--seed: "x" is not right; give a whole number from 0 to 2147483647'],
    [
      '--readings-per-day 0',
      '--readings-per-day: "0" is not right; give a number from 0.1 to 200, such as 1',
    ],
    ['--opt-in 70%', '--opt-in: "70%" is not right; give a number from 0 to 1, such as 0.05'],
    ['--lost-answers 2', '--lost-answers: "2" is not right; give a number from 0 to 1, such as 0.05'],
    ['--lost-requests=-1', '--lost-requests: "-1" is not right; give a number from 0 to 1, such as 0.05'],
    ['--duplicates x', '--duplicates: "x" is not right; give a number from 0 to 1, such as 0.05'],
    ['--wrong-clocks x', '--wrong-clocks: "x" is not right; give a number from 0 to 1, such as 0.05'],
    ['--server-restarts 101', '--server-restarts: "101" is not right; give a whole number from 0 to 100'],
    ['--made-up 5', '--made-up: cannot read "5"; give reports and day such as 500@20'],
    ['--made-up 5@7', '--made-up: "7" is not right; give a whole number from 0 to 6'],
    ['--made-up-failures 26', '--made-up-failures: "26" is not right; give a whole number from 0 to 25'],
    ['--url http://a --made-up 5@1', '--made-up: cannot be given with --url; leave one of them out'],
    ['--clock-jump 5', '--clock-jump: cannot read "5"; give days and day such as 400@3 or -30@3'],
    ['--clock-jump 2@1', '--clock-jump: "2" is not right; give a whole number from 3 to 36500'],
    ['--clock-jump 9@0', '--clock-jump: "0" is not right; give a whole number from 1 to 6'],
    [
      '--clock-jump 9@3 --made-up 5@3',
      '--clock-jump: is on the day of --made-up; give another day: none of its reports would be taken',
    ],
    ['--url http://a --clock-jump 9@1', '--clock-jump: cannot be given with --url; leave one of them out'],
    ['--failure-rate 2', '--failure-rate: "2" is not right; give a number from 0 to 1, such as 0.05'],
    ['--failure-rate m9:0.1', '--failure-rate: m9 is no model of this run; give it with --model m9'],
    [
      '--digit-failure-rate 10=0.1',
      '--digit-failure-rate: cannot read "10=0.1"; give it such as 7=0.1 or m5:7=0.1',
    ],
    [
      '--digit-failure-rate 7=x',
      '--digit-failure-rate: "x" is not right; give a number from 0 to 1, such as 0.05',
    ],
    ['--model M1', '--model: "M1" is no model version; give one such as m5 or m6@30'],
    ['--model m1@9', '--model: "9" is not right; give a whole number from 0 to 6'],
    ['--model m1@2', '--model: none is there from day 0; give the first one without a day'],
    ['--model m1 --model m1@2', '--model: the same version is given twice; give each one once'],
    [
      '--model m1 --model m2',
      '--model: two come out on the same day; give the later one a day, such as m6@30',
    ],
    ['--epsilon 21', '--epsilon: "21" is not right; give a number from 0.01 to 20, such as 1'],
    ['--url nowhere', '--url: is no address that can be used; give one that begins with http://'],
    [
      '--database-url http://a',
      '--database-url: is no address that can be used; give one that begins with postgres://',
    ],
    ['--url http://a --epsilon 1', '--epsilon: cannot be given with --url; leave one of them out'],
    [
      '--url http://a --database-url postgres://a',
      '--database-url: cannot be given with --url; leave one of them out',
    ],
    [
      '--url http://a --server-restarts 1',
      '--server-restarts: cannot be given with --url; leave one of them out',
    ],
  ])('refuse %s and say what would be right', (args, message) => {
    expect(() => readOptions(args.split(' '), {})).toThrow(
      `${message}. All options: npm run simulate -- --help`,
    );
  });

  it('refuse an unknown one with the usage', () => {
    expect(() => readOptions(['--instals', '3'], {})).toThrow(/--instals[\s\S]*Usage: npm run simulate/);
  });

  it('give nothing to run where help was asked for', () => {
    expect(readOptions(['--help'], {})).toBeNull();
  });
});
