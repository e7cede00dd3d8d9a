import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  AGGREGATES_PATH,
  type Aggregates,
  DIGITS,
  FIGURES_PATH,
  MAINTAIN_PATH,
  type Total,
} from '../../src/contract';
import { loadLanguage } from '../../src/dashboard/i18n';
import { LANGUAGES } from '../../src/design';
import { type RunningServer, readSettings, startServer } from '../../src/server';
import { demoPlan } from '../../src/simulation/demo/plan';
import { startOwnServer } from '../../src/simulation/own-server';
import { simulate } from '../../src/simulation/run';
import { type Counted, failureRateOf, withNoise } from '../../src/statistics';
import { temporaryFolder } from '../fixtures/temporary-folder';
import { DESKTOP, MAINTAINER_TOKEN, PHONE } from './rig';
import { expectSound, sidewaysRoom } from './soundness';
import { withRig } from './with-rig';

const NARROW = { width: 320, height: 568 };

/** A Wednesday: the thin days of its week wait for the end of the week. */
const NOW = Date.parse('2026-11-18T12:00Z');
/**
 * So many days that each version has a whole week that has ended: too few devices
 * report to release a day.
 */
const PLAN = demoPlan({ installs: 12, days: 28, seed: 3 }, NOW);
const [OLDER, NEWER] = PLAN.population.models;
const EPSILON = '20';
const { say, format } = await loadLanguage('en');

describe('the page of public figures', () => {
  const folder = temporaryFolder();
  const servers: RunningServer[] = [];
  // After the rig, which asks them.
  afterAll(async () => {
    for (const server of servers) await server.close();
  });
  const { rig, app } = withRig({ viewport: DESKTOP, time: NOW });
  let figures: Aggregates;

  /** Serves the same origin from another server. */
  async function serve(dataDir: string, environment: Record<string, string>): Promise<string> {
    const server = await startServer(
      readSettings({
        PORT: '0',
        DATA_DIR: join(folder, dataDir),
        MAINTAINER_TOKEN,
        PRIVACY_EPSILON: EPSILON,
        MODEL_VERSIONS: [OLDER?.version, NEWER?.version, 'm9'].join(','),
        ...environment,
      }),
      { now: () => NOW, print: () => undefined },
    );
    servers.push(server);
    rig.proxy.upstream = server.url;
    return server.url;
  }

  beforeAll(async () => {
    const server = await startOwnServer({
      dataDir: join(folder, 'simulated'),
      databaseUrl: null,
      epsilon: EPSILON,
      models: PLAN.population.models.map(({ version }) => version),
      time: PLAN.start,
    });
    try {
      await simulate(PLAN, server);
    } finally {
      await server.process.stop();
    }
    const url = await serve('simulated', { PUBLIC_AGGREGATES: 'true' });
    figures = (await (await fetch(`${url}${AGGREGATES_PATH}`)).json()) as Aggregates;
  });

  /** Rate, interval and counts over some released sums, in the words of the page. */
  function wordsOf(cells: readonly Counted<Total>[]) {
    const figure = { ...failureRateOf(cells), noisy: true };
    return {
      rate: say.rate(figure),
      bounds: figure.rate ? say.bounds(figure.rate) : '',
      attempts: say.count(figure, 'attempts'),
      failures: say.count(figure, 'failures'),
    };
  }
  /** The text of a cell of the table of versions, with what it says when it is selected. */
  const cellText = (row: string, version: number) =>
    app
      .region('By version and digit')
      .locator('tbody tr')
      .filter({ has: app.page.getByRole('rowheader', { name: row, exact: true }) })
      .locator('td')
      .nth(version)
      .textContent();

  it('shows, without a login, the figures of the API: overall, by version, by digit', async () => {
    await app.open(`${FIGURES_PATH}?days=90`);
    const { totals, cells } = withNoise(figures);
    expect(totals.length).toBeGreaterThan(2);
    const all = wordsOf(totals);
    await app.region('Overall failure rate').getByText(all.rate, { exact: true }).waitFor();
    const headline = await app.region('Overall failure rate').textContent();
    for (const text of [all.bounds, all.attempts, all.failures]) expect(headline).toContain(text);
    for (const [column, model] of [NEWER?.version, OLDER?.version].entries()) {
      const isOwn = (one: Total) => one.model === model;
      const rows: [string, Counted<Total>[]][] = [
        ['All', totals.filter(isOwn)],
        ...DIGITS.map((digit): [string, Counted<Total>[]] => [
          String(digit),
          cells.filter((one) => isOwn(one) && one.digit === String(digit)),
        ]),
      ];
      for (const [row, own] of rows) {
        const words = wordsOf(own);
        const cell = await cellText(row, column);
        for (const text of Object.values(words)) expect(cell, `${model} ${row}`).toContain(text);
      }
    }
    await expectSound(app);
    expect(await rig.context.cookies()).toEqual([]);
  });

  it('says what thin days lack, and when the rest of a week comes', async () => {
    // Twelve devices never fill a day, so that whole weeks come; the days of this
    // one wait for its end.
    const overTime = app.region('Over time');
    await overTime
      .getByText(/^Week .*: \S+ had at most about \d+ reports a day\. A day needs about 28 for figures/)
      .waitFor();
    await overTime.getByText(/low-volume days of this week come together on 23 Nov 2026/).waitFor();
  });

  it('shows what the simulated devices did, within the interval', () => {
    const { totals, cells } = withNoise(figures);
    for (const { version, failureRates } of PLAN.population.models) {
      // All digits are drawn alike, so the true rate is the mean; the interval is one that
      // errs once in 10,000.
      const overall = failureRates.reduce((sum, rate) => sum + rate, 0) / failureRates.length;
      const found = failureRateOf(
        totals.filter(({ model }) => model === version),
        0.9999,
      ).rate;
      expect(found && found.low <= overall && overall <= found.high, version).toBe(true);
      const seven = failureRateOf(
        cells.filter(({ model, digit }) => model === version && digit === '7'),
        0.9999,
      ).rate;
      const rate = failureRates[7] ?? 0;
      // Of those that nobody labelled the digit is not known.
      expect(seven && seven.low <= rate && rate * 0.88 <= seven.high, version).toBe(true);
    }
  });

  it('is reached from the app’s Privacy page, also past the service worker, in the language of the app', async () => {
    await app.open('/privacy');
    await app.refuse();
    const link = app.page.getByRole('link', { name: 'failure rates by day and digit' });
    await link.waitFor();
    await app.isKept();
    await link.click();
    await app.region('Overall failure rate').waitFor();
    expect(new URL(app.page.url()).search).toBe('?lang=en');
    await app.page.getByRole('link', { name: 'Open the app' }).click();
    await app.area.waitFor();
    await app.open(`${MAINTAIN_PATH}?days=90`);
    await app.page.getByLabel('Maintainer token').waitFor();
  });

  it('speaks three languages, in a narrow window too, keeps the choice in the address, and nothing in the browser', async () => {
    for (const tag of LANGUAGES) {
      const { messages } = await loadLanguage(tag);
      await app.resize(NARROW);
      await app.open(`${FIGURES_PATH}?lang=${tag}&days=90`);
      await app.region(messages.headline.title).waitFor();
      await app.region(messages.time.title).waitFor();
      expect(await sidewaysRoom(app), tag).toBe(0);
      await app.resize(PHONE);
      await app.page.getByLabel(messages.filters.model, { exact: true }).selectOption(NEWER?.version ?? '');
      await app.page.getByText(messages.headline.model(NEWER?.version ?? '')).waitFor();
      expect(await app.page.evaluate(() => document.documentElement.lang)).toBe(tag);
      await expect.poll(() => app.page.title()).toBe(`${messages.title} · Inktally`);
      await expectSound(app);
    }
    await app.page.getByLabel('言語').selectOption('zh-Hans');
    await app.page.getByRole('heading', { name: '失败率', exact: true }).waitFor();
    expect(new URL(app.page.url()).search).toBe(`?lang=zh-Hans&days=90&model=${NEWER?.version}`);
    await app.page.getByLabel('日期（UTC）').selectOption('30');
    await app.page.getByText('正在加载…').waitFor({ state: 'hidden' });
    expect(new URL(app.page.url()).search).toContain('lang=zh-Hans');
    expect(await app.page.evaluate(() => ({ ...localStorage }))).toEqual({});
    await app.page.setViewportSize(DESKTOP);
  });

  it('says that a version has none in these days, and shows all', async () => {
    await app.open(`${FIGURES_PATH}?model=m9&days=90`);
    await app.page.getByText('Model version m9 has no figures for these days.').waitFor();
    await expectSound(app);
    await app.button('Show all versions').click();
    await app.region('Overall failure rate').waitFor();
  });

  it('says where there are figures if these days have none, and goes there', async () => {
    await app.open(`${FIGURES_PATH}?from=2020-01-01&to=2020-02-01`);
    await app.page.getByRole('heading', { name: 'No figures for these days', exact: true }).waitFor();
    const [first, last] = [
      figures.totals[0]?.from ?? '',
      figures.totals
        .map(({ to }) => to)
        .sort()
        .at(-1) ?? '',
    ];
    const span = format.span(first, last);
    await app.page.getByText(`There are figures for ${span} (UTC).`).waitFor();
    await app.button(`Show ${span}`).click();
    await app.region('Overall failure rate').waitFor();
  });

  it('says that nothing was released yet, and when it can be', async () => {
    await serve('empty', { PUBLIC_AGGREGATES: 'true', PRIVACY_EPSILON: 'off', PRIVACY_MIN_REPORTS: '37' });
    await app.open(FIGURES_PATH);
    await app.page.getByRole('heading', { name: 'No figures yet', exact: true }).waitFor();
    await app.page
      .getByText(/at least 37 reports/)
      .first()
      .waitFor();
    await app.page.getByText(/ends at 00:00 UTC, in /).waitFor();
    await expectSound(app);
  });

  it('says that no more will come where reports are not taken', async () => {
    await serve('empty', { PUBLIC_AGGREGATES: 'true', REPORTS_STOPPED: 'true' });
    await app.open(FIGURES_PATH);
    await app.page
      .getByText('This server no longer accepts reports, so there will be no new figures.')
      .waitFor();
    await expect.poll(() => app.page.getByText(/ends at 00:00 UTC/).count()).toBe(0);
  });

  it('is closed, and not linked to, where the operator has not opened it', async () => {
    await serve('simulated', {});
    await app.open(FIGURES_PATH);
    await app.page.getByRole('heading', { name: 'These figures are not public' }).waitFor();
    await expectSound(app);
    await app.open('/privacy');
    await app.region('Contact').waitFor();
    await expect
      .poll(() => app.page.getByRole('link', { name: 'failure rates by day and digit' }).count())
      .toBe(0);
  });

  it('never asked anybody but its own server, and met no error but that it was closed', () => {
    expect(rig.strangers()).toEqual([]);
    expect(rig.pageErrors.filter((error) => !error.includes('401'))).toEqual([]);
  });
});
