import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { AGGREGATES_PATH, addDays, CONFIG_PATH, checkReport, DIGITS } from '../../src/contract';
import { seededBytes } from '../../src/random';
import { aggregate } from '../../src/server/aggregates';
import { drawDiscreteLaplace } from '../../src/server/discrete-laplace';
import { noiseScales, scaleNumber } from '../../src/statistics';
import { cleanUp, TOKEN, testServer } from './harness';
import { makeReport } from './reports';
import { EVERYTHING, exactSums, MONDAY, StoreTests } from './store-harness';

describe('drawDiscreteLaplace', () => {
  test.each([
    ['seeded', 1n, 1n, seededBytes(1)],
    ['seeded', 5n, 2n, seededBytes(2)],
    ['seeded', 1n, 3n, seededBytes(3)],
    ['seeded', 7n, 1n, seededBytes(4)],
    ['system', 5n, 2n, randomBytes],
  ])('%s bytes, scale %i/%i: follows the closed form (chi-square)', (_, numerator, denominator, bytes) => {
    const draws = 20_000;
    const q = Math.exp(-Number(denominator) / Number(numerator));
    const probability = (x: number) => ((1 - q) / (1 + q)) * q ** Math.abs(x);
    const counts = new Map<number, number>();
    for (let n = 0; n < draws; n++) {
      const x = drawDiscreteLaplace({ numerator, denominator }, bytes);
      counts.set(x, (counts.get(x) ?? 0) + 1);
    }
    let [chi, cells, inside, seen] = [0, 0, 0, 0];
    for (let x = -60; x <= 60; x++) {
      const expected = draws * probability(x);
      if (expected < 10) continue;
      chi += ((counts.get(x) ?? 0) - expected) ** 2 / expected;
      cells++;
      inside += expected;
      seen += counts.get(x) ?? 0;
    }
    if (draws - inside > 1) chi += (draws - seen - (draws - inside)) ** 2 / (draws - inside);
    // Wilson and Hilferty's normal form of chi-square; 5 deviations happen by chance less than
    // once in 3 million runs.
    const z = (Math.cbrt(chi / cells) - (1 - 2 / (9 * cells))) / Math.sqrt(2 / (9 * cells));
    expect(z).toBeLessThan(5);
  });

  test('refuses a scale that is not above 0', () => {
    for (const [numerator, denominator] of [
      [0n, 1n],
      [1n, 0n],
      [-1n, 2n],
    ] as const) {
      expect(() => drawDiscreteLaplace({ numerator, denominator })).toThrow(RangeError);
    }
  });
});

test('no report that the contract takes loses more than epsilon', () => {
  const epsilons = fc.integer({ min: 10, max: 20_000 }).map((units) => units / 1000);
  let taken = 0;
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(10), fc.boolean()), { minLength: 20, maxLength: 50 }),
      epsilons,
      (readings, epsilon) => {
        const attempts = DIGITS.map((digit) => readings.filter(([cell]) => cell === digit).length);
        const failures = DIGITS.map((d) => readings.filter(([cell, failed]) => cell === d && failed).length);
        const unread = readings.filter(([cell]) => cell === 10).length;
        const report = makeReport({ attempts, failures, unread });
        fc.pre(checkReport(report).ok);
        taken++;
        const scales = noiseScales(epsilon);
        // Change of each number that noise is drawn for, by the scale of its noise: the loss of
        // a Laplace mechanism.
        const failed = failures.reduce((sum, n) => sum + n, unread);
        const passed = attempts.reduce((sum, n, digit) => sum + n - (failures[digit] ?? 0), 0);
        const byDigit = attempts.reduce((sum, n) => sum + n, unread);
        const loss =
          1 / scaleNumber(scales.reports) +
          (failed + passed) / scaleNumber(scales.totals) +
          byDigit / scaleNumber(scales.digits);
        expect(loss).toBeLessThanOrEqual(epsilon * (1 + 1e-12));
      },
    ),
  );
  expect(taken).toBeGreaterThan(0);
});

const stores = new StoreTests();
afterEach(async () => {
  await stores.close();
  await cleanUp();
});
afterAll(() => stores.drop());

describe.each(['sqlite', 'postgres'] as const)('noisy release on %s', (kind) => {
  const TUESDAY = addDays(MONDAY, 1);
  const rule = { epsilon: 20, models: ['m5', 'm6'] };
  const some = (count: number) => Array.from({ length: count }, () => makeReport());

  test('releases a thick day once though many try, and deletes the exact cells', async () => {
    const { store, database, another } = await stores.empty(kind);
    const others = await Promise.all([another(), another(), another()]);
    await store.addReports(some(200), MONDAY);
    await Promise.all([store, ...others, store].map((one) => one.releaseNoisy(TUESDAY, rule)));
    const released = await store.released(EVERYTHING);
    expect(released.map(({ digit }) => digit)).toEqual([...'0123456789', 'unread', 'all']);
    expect(await exactSums(database)).toEqual({});
    const { totals } = aggregate(released, 20);
    expect(totals).toHaveLength(1);
    expect(Math.abs((totals[0]?.attempts ?? 0) - 4000)).toBeLessThan(500);
    await store.releaseNoisy(TUESDAY, rule);
    expect(await store.released(EVERYTHING)).toEqual(released);
  });

  test('releases thin days as a week, and a model without any report like the others', async () => {
    const { store, database } = await stores.empty(kind);
    await store.addReports(some(3), MONDAY);
    await store.releaseNoisy(addDays(MONDAY, 3), rule);
    await store.releaseNoisy(addDays(MONDAY, 5), rule);
    expect(await store.released(EVERYTHING)).toEqual([]);
    await store.releaseNoisy(addDays(MONDAY, 7), rule);
    const released = await store.released(EVERYTHING);
    expect([...new Set(released.map(({ from, to, model }) => `${from} ${to} ${model}`))]).toEqual([
      `${MONDAY} ${addDays(MONDAY, 6)} m5`,
      `${MONDAY} ${addDays(MONDAY, 6)} m6`,
    ]);
    expect(released).toHaveLength(24);
    expect(await exactSums(database)).toEqual({});
    expect(await database.kysely.selectFrom('open_days').selectAll().execute()).toEqual([]);
  });

  test('deletes the sums of a model that is no longer on the list when their week ends', async () => {
    const { store, database } = await stores.empty(kind);
    const old = { ...rule, models: ['m4', 'm5'] };
    await store.releaseNoisy(MONDAY, old);
    await store.addReports([...some(3), ...some(3).map((report) => ({ ...report, model: 'm4' }))], MONDAY);
    await store.releaseNoisy(TUESDAY, old);
    // Off the list from here on.
    for (const days of [2, 4, 6]) await store.releaseNoisy(addDays(MONDAY, days), rule);
    const models = async (table: 'open_days' | 'sums') =>
      (await database.kysely.selectFrom(table).select('model').distinct().orderBy('model').execute()).map(
        ({ model }) => model,
      );
    expect(await models('sums')).toEqual(['m4', 'm5']);
    await store.releaseNoisy(addDays(MONDAY, 7), rule);
    expect([await models('sums'), await models('open_days')]).toEqual([[], []]);
    expect(new Set((await store.released(EVERYTHING)).map(({ model }) => model))).toEqual(
      new Set(['m5', 'm6']),
    );
  });

  test('leaves everything as it was where a step fails, and releases after it', async () => {
    const { store, database } = await stores.empty(kind);
    await store.addReports(some(200), MONDAY);
    const before = await exactSums(database);
    // The last step, after the noisy cells were written and the exact sums deleted, meets a row that
    // refers to the day.
    const { kysely } = database;
    await sql`create table hold (day varchar(10), model varchar(32), foreign key (day, model) references open_days (day, model))`.execute(
      kysely,
    );
    await sql`insert into hold values (${MONDAY}, 'm5')`.execute(kysely);
    await expect(store.releaseNoisy(TUESDAY, rule)).rejects.toThrow(/foreign key/i);
    await sql`drop table hold`.execute(kysely);
    expect(await store.released(EVERYTHING)).toEqual([]);
    expect(await exactSums(database)).toEqual(before);
    await store.releaseNoisy(TUESDAY, rule);
    expect(await store.released(EVERYTHING)).toHaveLength(12);
    expect(await exactSums(database)).toEqual({});
  });
});

test('the server releases with noise where epsilon is set, and says so', async () => {
  const server = await testServer({ PRIVACY_EPSILON: '1', MODEL_VERSIONS: 'm5' });
  await server.postAll(Array.from({ length: 10 }, () => makeReport()));
  server.clock.nextDay(7);
  await server.release();
  const { epsilon, cells, totals } = await server.aggregates();
  expect(epsilon).toBe(1);
  expect(await (await fetch(server.url + CONFIG_PATH)).json()).toMatchObject({ epsilon });
  expect(cells.map(({ digit }) => digit)).toEqual([...'0123456789', 'unread']);
  expect(totals).toHaveLength(1);
  // All twelve failed counts unchanged by noise of scale 77 and 167 would be a wonder.
  expect(cells.every(({ digit, failures }) => failures === (digit === '7' ? 20 : 0))).toBe(false);

  // A noisy total cannot be made from the cells, so the CSV has it too.
  const [total] = totals;
  const csv = await fetch(`${server.url}${AGGREGATES_PATH}`, {
    headers: { authorization: `Bearer ${TOKEN}`, accept: 'text/csv' },
  });
  expect((await csv.text()).split('\r\n').slice(12)).toEqual([
    `${total?.from},${total?.to},m5,all,${total?.attempts},${total?.failures},${total?.rate ?? ''},${total?.low ?? ''},${total?.high ?? ''}`,
    '',
  ]);
});
