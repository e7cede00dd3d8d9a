import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { type Aggregates, type Cell, DIGITS, type Releases } from '../../src/contract';
import { Figures } from '../../src/dashboard/components/Figures';
import { type Language, loadLanguage } from '../../src/dashboard/i18n';
import type { Selection } from '../../src/dashboard/range';
import { LanguageProvider } from '../../src/design';
import { noiseScales, thinDayReports } from '../../src/statistics';
import { cell, total } from './cells';

const ENGLISH = await loadLanguage('en');
const { messages } = ENGLISH;

const NOW = Date.parse('2026-11-22T18:30:00Z');
const RANGE = { from: '2026-10-23', to: '2026-11-21' };

/**
 * The cells of a day: 100 attempts at each digit with as many failures as its value, and 50 unread.
 */
function cellsOf(day: string, model = 'm1'): Cell[] {
  const digits = DIGITS.map((digit) => cell(`${digit}`, day, { attempts: 100, failures: digit }, model));
  return [...digits, cell('unread', day, { attempts: 50, failures: 50 }, model)];
}
const sums = { attempts: 1050, failures: 95 };
const twoDays: Aggregates = {
  epsilon: null,
  cells: [...cellsOf('2026-11-19'), ...cellsOf('2026-11-20')],
  totals: [total('2026-11-19', sums), total('2026-11-20', sums)],
};

const inEnglish = (children: ReactElement) =>
  createElement(LanguageProvider<Language>, { first: ENGLISH, choice: 'en', load: loadLanguage, children });

/** The text that the figures show at first, without the meanings of terms, tags as line breaks. */
function shown(
  aggregates: Aggregates,
  selection: Partial<Selection> = {},
  releases: Partial<Releases> = {},
): string {
  const markup = renderToStaticMarkup(
    inEnglish(
      createElement(Figures, {
        aggregates,
        releases: {
          epsilon: aggregates.epsilon,
          dayReports: aggregates.epsilon === null ? 20 : thinDayReports(noiseScales(aggregates.epsilon)),
          today: '2026-11-22',
          released: { from: '2026-01-05', to: '2026-11-21' },
          collecting: true,
          ...releases,
        },
        range: RANGE,
        selection: { range: { kind: 'last', days: 30 }, model: null, ...selection },
        now: () => NOW,
        onSelect: () => {},
      }),
    ),
  );
  return markup
    .replaceAll(/<span role="tooltip".*?<\/span>/g, '')
    .replaceAll(/[\u2009\u202f]/g, ' ')
    .replaceAll(/<[^>]*>/g, '\n')
    .replaceAll(/\n+/g, '\n');
}

describe('the figures', () => {
  it('pool the range into one rate with its interval and counts', () => {
    const text = shown(twoDays);
    expect(text).toContain('\n9.05%\n95% interval 7.9% to 10.4%');
    expect(text).toContain('\nFailures\n190\nAttempts\n2,100\n');
    expect(text).toContain('23 Oct – 21 Nov 2026 (UTC), all model versions. 2 days released.');
  });

  it('list every day, digit and model under their charts', () => {
    const text = shown(twoDays);
    expect(text).toContain(messages.byPeriod.caption);
    expect(text).toMatch(/\n20 Nov 2026\n9.05%\s[\s\S]*\n19 Nov 2026\n9.05%/);
    expect(text).toMatch(/\n9\n9.00%\n \n5.8% to 13.8%\n18\n200\n/);
    expect(text).toMatch(/\nUnread\nshare of all readings\n4.76%\n \n[^\n]+\n100\n2,100\n/);
    expect(text).toMatch(/\nm1\n9.05%\n \n[^\n]+\nnothing before it\n2,100\n42 to 105\n/);
    expect(text).toContain(`\n${messages.volume.caption}\n`);
    expect(text).toMatch(/\n20 Nov 2026\n1,050\n21 to 52\n/);
    expect(text.replaceAll(' – ', '–')).toMatch(
      /\nWeek 16–22 Nov 2026\n0.00%\n[^\n]+\n1.00%\n[^\n]+\n2.00%\n/,
    );
  });

  it('say whether sums are exact or noisy, and count the noise in the interval', () => {
    const exact = shown(twoDays);
    expect(exact).toContain(messages.notes.exact);

    const noisy = shown({ ...twoDays, epsilon: 1 });
    expect(noisy).toContain(messages.notes.noisy('1'));
    expect(noisy).not.toContain(messages.notes.exact);
    expect(noisy).toContain(messages.notes.releaseNoisy);
    expect(noisy).not.toContain('at least 20 reports');
    // Sampling alone would leave 7.9% to 10.4%.
    expect(noisy).toMatch(/\n9.05%\n95% interval 0.0% to 21.\d%\n/);
    expect(noisy).toContain('\nFailures\nabout 190\nAttempts\nabout 2,100\n');
    // Cells that were released before noise was turned on.
    const before = {
      epsilon: 1,
      cells: [],
      totals: twoDays.totals.map((one) => ({ ...one, epsilon: null })),
    };
    expect(shown(before)).toContain('95% interval 7.9% to 10.4%');
  });

  it('show no count below 0, and say what a rate of 0 leaves open', () => {
    const pushed = { ...total('2026-11-20', { attempts: 40_000, failures: 0 }), failures: -90 };
    const text = shown({ epsilon: 1, cells: [], totals: [pushed] });
    expect(text).toMatch(/\n0.00%\n95% interval 0.00% to 0.[1-9]\d%\n[\s\S]*?\nFailures\nabout 0\n/);
    expect(text).not.toMatch(/[-−]9\d/);
    expect(text).toContain(messages.notes.about);
  });

  it('compare versions, and say in words what that shows', () => {
    const day = '2026-11-20';
    const of = (model: string, failures: number) => total(day, { attempts: 50_000, failures }, { model });
    const text = shown({ epsilon: null, cells: [], totals: [of('m1', 1000), of('m2', 600), of('m3', 610)] });
    expect(text).toMatch(
      /\nm3\n1.22%\n[\s\S]*?\nCan’t tell yet against m2\n\+0.02 \(−0.12 to \+0.16\)\n50,000\n/,
    );
    expect(text).toMatch(/\nm2\n1.20%\n[\s\S]*?\nBetter than m1\n−0.80 \(−0.96 to −0.64\)\n/);
    expect(text).toMatch(/\nm1\n2.00%\n[\s\S]*?\nnothing before it\n50,000\n1,000 to 2,500\n/);
  });

  it('say how many reports a day were missing, and when days to come appear', () => {
    const week = total('2026-11-09', { attempts: 1400, failures: 20 }, { to: '2026-11-15' });
    const text = shown({ epsilon: 1, cells: [], totals: [week] });
    expect(text).toContain('reports of m1 a day, at most about 10. A day needs about 544');
    expect(text).toContain(': 534 more.');
    // The 22nd is a Sunday: Monday to Saturday have ended.
    expect(text).toContain('16 – 21 Nov 2026: these days have ended');
    expect(text).toContain('on 23 Nov 2026 after 00:00 UTC');
  });

  it('tell weeks from days, and weeks that reach beyond the range', () => {
    const week = total('2026-10-19', sums, { to: '2026-10-25' });
    const text = shown({ ...twoDays, totals: [week, ...twoDays.totals] });
    expect(text).toContain(
      '2 days and 1 week of thin days released. Weeks that reach beyond the chosen days',
    );
    expect(text).toContain('\nWeek 19 – 25 Oct 2026\nthin days of the week together\n');
    expect(text).toContain(messages.byPeriod.legendWeek);
    expect(shown(twoDays)).not.toContain(messages.byPeriod.legendWeek);
  });

  it('say what is missing and when it comes where there are none', () => {
    const none = { epsilon: null, cells: [], totals: [] };
    const text = shown(none, {}, { released: null, dayReports: 33 });
    expect(text).toContain(messages.empty.neverTitle);
    expect(text).toContain('at least 33 reports');
    expect(text).toContain('Today, 22 Nov 2026, ends at 00:00 UTC, in 5 hours 30 minutes.');
    expect(text).not.toContain(messages.headline.title);
    const stopped = shown(none, {}, { released: null, collecting: false });
    expect(stopped).toContain(messages.empty.never);
    expect(stopped).not.toContain('ends at 00:00');
  });

  it('say where figures are, where these days have none', () => {
    const text = shown({ epsilon: 1, cells: [], totals: [] });
    expect(text).toContain('Figures were released from 5 Jan – 21 Nov 2026 (UTC).');
    expect(text).toContain('if about 544 reports of a version came in on it');
    // The last 90 of them.
    expect(text).toContain('\nShow 24 Aug – 21 Nov 2026\n');
  });

  it('say which digits have none, and why', () => {
    const cells = cellsOf('2026-11-20').map((one) =>
      one.digit === '3' || one.digit === '8' ? cell(one.digit, one.from, { attempts: 0, failures: 0 }) : one,
    );
    const totals = [total('2026-11-20', { attempts: 850, failures: 84 })];
    expect(shown({ epsilon: null, cells, totals })).toContain('No figures for 3, 8: nobody wrote them');
    expect(shown({ epsilon: 1, cells, totals })).toContain('No figures for 3, 8: too few were written');
  });

  it('say whether the later half of the days is better, worse, or cannot be told', () => {
    const half = (day: string, failures: number) => total(day, { attempts: 50_000, failures });
    const of = (later: number) =>
      shown({ epsilon: null, cells: [], totals: [half('2026-10-24', 1000), half('2026-11-20', later)] });
    expect(of(600)).toMatch(/\nTrend\nGetting better\n−0.80 \(−0.96 to −0.64\)\n/);
    expect(of(1400)).toMatch(/\nTrend\nGetting worse\n\+0.80 /);
    expect(of(1010)).toMatch(/\nTrend\nCan’t tell yet\n/);
    expect(shown(twoDays)).toMatch(/\nTrend\nToo few days\n/);
  });

  it('say that only the chosen version has none, and still compare the others', () => {
    const text = shown(twoDays, { model: 'm2' });
    expect(text).toContain('Model version m2 has no released figures in these days.');
    expect(text).toContain(messages.empty.showAllModels);
    expect(text).toMatch(/\nm1\n9.05%/);
  });

  it('have no rate where nothing was attempted', () => {
    const none = { attempts: 0, failures: 0 };
    const text = shown({ epsilon: null, cells: [], totals: [total('2026-11-20', none)] });
    expect(text).toContain(`\n${messages.noRate}\n${messages.headline.noInterval}\n`);
    expect(text).not.toMatch(/NaN|Infinity/);
  });
});
