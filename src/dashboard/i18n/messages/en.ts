import { pluralsOf } from '../../../design';

const form = pluralsOf('en');
const counted = (count: number, one: string, other: string) => `${count} ${form(count, { one, other })}`;

/** Every text of the page in English, which the others translate. Values come in formatted. */
export const en = {
  product: 'Inktally',
  title: 'Failure rates',
  skip: 'Skip to the figures',
  retry: 'Try again',
  loading: 'Loading…',
  language: 'Language',

  signIn: {
    title: 'Maintainers’ page',
    intro: 'How often digits are misread, across everyone who shares. No individual data.',
    token: 'Maintainer token',
    hint: 'The server’s setting MAINTAINER_TOKEN. If it is not set, the token that the server printed when it first started.',
    submit: 'Sign in',
    submitting: 'Signing in…',
    missing: 'Enter the maintainer token.',
    wrongToken: 'Wrong token. Copy all of it.',
    tooMany: 'Too many attempts. Try again later.',
    tooManyWait: (wait: string) => `Too many attempts. Try again in ${wait}.`,
    ended: 'Your session has ended. Sign in again.',
    storage: 'Signing in sets one cookie, which scripts cannot read. Nothing else stays in this browser.',
  },
  signOut: 'Sign out',

  /** The page that everyone may see, where the operator allows it. */
  forAll: {
    intro: 'How often digits are misread, across everyone who shares. No individual data.',
    toApp: 'Open the app',
    closedTitle: 'These figures are not public',
    closed: 'The operator of this server shows them to maintainers only.',
    toSignIn: 'Sign in as a maintainer',
  },

  filters: {
    region: 'What to show',
    range: 'Days (UTC)',
    lastDays: (days: number) => `Last ${days} days`,
    custom: 'Choose days…',
    from: 'From',
    to: 'To',
    apply: 'Apply',
    model: 'Model version',
    allModels: 'All versions',
    problems: {
      'from-missing': 'Enter the first day.',
      'to-missing': 'Enter the last day.',
      reversed: 'The first day is after the last. Swap them.',
      'not-ended': (last: string) => `Only days that have ended (UTC) have figures. The last one is ${last}.`,
      'too-long': (most: string) => `Choose at most ${most} days.`,
    },
  },

  export: {
    title: 'Save the figures',
    csv: 'CSV',
    json: 'JSON',
  },

  stopped: 'This server no longer accepts reports, so there will be no new figures.',

  empty: {
    title: 'No figures for these days yet',
    neverTitle: 'No figures yet',
    never: 'This server has not released any figures so far.',
    elsewhereTitle: 'No figures for these days',
    elsewhere: (span: string) => `There are figures for ${span} (UTC).`,
    showSpan: (span: string) => `Show ${span}`,
    model: (model: string) => `Model version ${model} has no figures for these days.`,
    why: (least: string) =>
      `A day appears after it ends (UTC) if a version had at least ${least} reports. Days with fewer are combined by week and appear after Sunday if they add up to ${least}.`,
    whyNoisy: (least: string) =>
      `A day appears after it ends (UTC) if a version had about ${least} reports: with fewer, the noise that protects them would hide the rate. The other days of a week appear together after Sunday, however few reports they had.`,
    unknown:
      'Until then nobody can see how many reports have come in: the number would reveal single reports.',
    next: (today: string, wait: string) =>
      `Today, ${today}, ends at 00:00 UTC, in ${wait}. Its figures can appear after that.`,
    widen: (days: number) => `Show the last ${days} days`,
    showAllModels: 'Show all versions',
  },

  failures: {
    title: 'The figures could not be loaded',
    sessionTitle: 'The server could not be reached',
    offline: 'No answer from the server. Check the connection, and that the server is running.',
    timeout: (wait: string) => `The server did not answer within ${wait}.`,
    busy: 'The server is busy. Wait a little, then try again.',
    busyWait: (wait: string) => `The server is busy. Try again in ${wait}.`,
    refused: (status: number, message: string) => `The server answered ${status}: ${message}`,
    noMessage: 'no reason given',
    unreadable: (problem: string) =>
      `This page does not understand the server’s answer (${problem}). It may be of another version: reload the page.`,
    signOut: 'The server could not be reached. You are still signed in.',
  },

  /** What each term means, and its unit. */
  means: {
    rate: 'Share of readings that failed, in percent. The true rate lies in the 95% interval 95 times in 100.',
    failures: 'Readings that gave another digit than the one meant, or that were not recognized.',
    attempts: 'Readings that users finished: one for each digit written.',
    unread: 'Readings that were not recognized and not corrected, as a share of all readings.',
    period: 'The UTC day on which the server received the reports, or the low-volume days of a week.',
    digit: 'The digit that the user meant to write.',
  },
  unread: 'Not recognized',

  headline: {
    title: 'Overall failure rate',
    interval: (bounds: string) => `95% interval ${bounds}`,
    noInterval: 'Too few readings for an interval',
    counts: (attempts: string, failures: string, unread: string) =>
      `Readings: ${attempts}. Failed: ${failures}. Not recognized: ${unread}.`,
    periods: (days: number, weeks: number) =>
      `${[
        days > 0 && counted(days, 'single day', 'single days'),
        weeks > 0 && counted(weeks, 'weekly total of low-volume days', 'weekly totals of low-volume days'),
      ]
        .filter(Boolean)
        .join(' and ')}.`,
    scope: (span: string, model: string) => `${span} (UTC), ${model}.`,
    allModels: 'all versions',
    model: (version: string) => `version ${version}`,
  },

  /** What a version changed, in a sentence. Differences come in as points, without sign. */
  verdict: {
    since: (model: string, start: string) => `Since ${model} (${start}):`,
    sinceBefore: (model: string) => `Version ${model}:`,
    worse: (points: string, before: string, digits: string) =>
      `${points} points worse than ${before}${digits && `, mostly ${digits}`}. Enough data to be sure.`,
    better: (points: string, before: string, digits: string) =>
      `${points} points better than ${before}${digits && `, mostly ${digits}`}. Enough data to be sure.`,
    same: (before: string) => `no change from ${before}. Enough data to be sure.`,
    open: (before: string, days: number) =>
      `can’t tell yet if it differs from ${before}: about ${counted(days, 'more day', 'more days')}.`,
    tooFew: (before: string) => `can’t tell if it differs from ${before}: too few readings.`,
    digits: (digits: readonly number[], list: string) =>
      `${form(digits.length, { one: 'digit', other: 'digits' })} ${list}`,
    /** Added where a digit differs for certain, but not all readings together. */
    butWorse: (digits: string) => `But certainly worse: ${digits}.`,
    butBetter: (digits: string) => `Certainly better: ${digits}.`,
    basisSame: (difference: string, low: string, high: string, days: string) =>
      `${difference} points (95% interval ${low} to ${high}) on days when both were in use: ${days}.`,
    basisAll: (difference: string, low: string, high: string) =>
      `${difference} points (95% interval ${low} to ${high}), all days of each: they had hardly any in common.`,
    basisNone: 'One of them has no rate.',
    alone: (model: string) => `${model} is the first version in this view: nothing to compare it with.`,
  },
  unusual: {
    volume: (model: string, days: string) =>
      `${model}, ${days}: unusual volume. These figures may have been tampered with; rates and verdicts leave them out.`,
    rate: (model: string, days: string) =>
      `${model}, ${days}: unusual failures. These figures may have been tampered with; rates and verdicts leave them out.`,
    more: (count: number) => `${count} more`,
    volumeNote: 'unusual volume: may have been tampered with',
    rateNote: 'unusual failures: may have been tampered with',
  },

  /** A low and a high bound. */
  bounds: (low: string, high: string) => `${low} to ${high}`,
  estimate: (rate: string, bounds: string) => `${rate}, 95% interval ${bounds}`,
  noRate: 'none',
  beyond: (count: number, highest: string) =>
    `${counted(count, 'interval reaches', 'intervals reach')} above the chart, up to ${highest}: little is known there.`,
  /** Before a count that has noise in it. */
  about: (count: string) => `about ${count}`,
  showFigures: 'Show the figures',

  columns: {
    period: 'Day (UTC)',
    digit: 'Digit meant',
    rate: 'Failure rate, 95% interval',
    failures: 'Failed',
    attempts: 'Readings',
  },

  /** What is missing, and when it comes. */
  waiting: {
    days: (span: string, count: number, due: string) =>
      `${span}: ${form(count, { one: 'this day has', other: 'these days have' })} too few reports for figures of ${form(count, { one: 'its', other: 'their' })} own, or ${form(count, { one: 'is', other: 'are' })} not released yet. The low-volume days of this week come together on ${due}, after 00:00 UTC.`,
    thin: (span: string, model: string, reports: string, needed: string, missing: string) =>
      `Week ${span}: ${model} had at most about ${reports} reports a day. A day needs about ${needed} for figures of its own: ${missing} more.`,
  },

  versions: {
    title: 'By version and digit',
    caption: 'Failure rate by the digit that was meant',
    all: 'All',
    against: (before: string) => `against ${before}`,
    first: 'first version in this view',
    worse: 'certainly worse',
    better: 'certainly better',
    note: 'Shaded by the difference from the version before, in points, on days when both were in use. ▲ worse and ▼ better are certain. Select a rate for its interval.',
  },

  time: {
    title: 'Over time',
    caption: 'Failure rate by day',
    captionDigit: (digit: number) => `Failure rate of digit ${digit}`,
    allDigits: 'All digits',
    digit: (digit: number) => `Digit ${digit}`,
    week: (span: string) => `Week ${span}`,
    weekInSentence: (span: string) => `week ${span}`,
    weekNote: 'low-volume days, combined',
    legendDay: 'Day, with its 95% interval',
    legendWholeWeek: 'Week, with its 95% interval',
    legendWeek: 'Low-volume days, combined by week',
    legendUnusual: 'Unusual, may have been tampered with',
    chart: (summary: string) => `Chart: failure rate with its 95% interval. ${summary}`,
    summary: (low: string, lowSpan: string, high: string, highSpan: string) =>
      `Lowest: ${low} (${lowSpan}). Highest: ${high} (${highSpan}).`,
    summaryOne: (rate: string, span: string) => `${rate} (${span}).`,
    untold: (count: number) =>
      `Not drawn: ${counted(count, 'day or week', 'days or weeks')} with hardly any readings.`,
    volumeByDay: 'Readings a day',
    volumeByWeek: 'Readings a week',
    volumeChart: (summary: string) => `Chart: readings. ${summary}`,
    volumeSummary: (most: string, span: string) => `Most: ${most} (${span}).`,
    readings: (attempts: string) => `${attempts} readings`,
    partial: 'Outlined bars hold only part of a week.',
  },

  tooltip: {
    counts: (failures: string, attempts: string) => `${failures} of ${attempts} failed`,
    interval: (bounds: string) => `95% interval ${bounds}`,
    change: (difference: string, low: string, high: string) => `${difference} points (${low} to ${high})`,
    join: '; ',
  },

  notes: {
    title: 'What these numbers mean',
    failure: 'A reading failed if it gave another digit than the one meant, or if it was not recognized.',
    release: (least: string) =>
      `Days are UTC days, by when the server received the reports. A day appears after it ends if a version had at least ${least} reports. Days with fewer are combined by week; if the week stays below that too, its sums are deleted unseen.`,
    releaseNoisy:
      'Days are UTC days, by when the server received the reports. A day appears after it ends if it seems to have enough reports, by a count with noise. The other days of a week appear together after Sunday, however few reports they had.',
    versions:
      'Versions are compared on the days when both were in use, unless these are too few. A change counts as certain only if its whole interval is on one side of 0: the 95% interval for all readings, 99.5% for each digit. Differences under 0.5 points count as no change.',
    exact: 'Sums are exact: they have no noise.',
    /** By what epsilon a report has. */
    noisy: {
      strong: (epsilon: string) =>
        `Each sum has random noise (differential privacy, epsilon = ${epsilon} for a report). It hides every single report.`,
      medium: (epsilon: string) =>
        `Each sum has random noise (differential privacy, epsilon = ${epsilon} for a report). It hides single reports in part: whoever knows all others can often guess the last one.`,
      weak: (epsilon: string) =>
        `Each sum has random noise (differential privacy, epsilon = ${epsilon} for a report). So large an epsilon hides little: whoever knows all other reports can nearly tell the last one.`,
    },
    pooledExact:
      'A rate over several days is all failures divided by all readings, with Wilson’s 95% interval.',
    pooledNoisy:
      'Intervals include sampling and noise: about 95 of 100 hold the true rate. Counts include noise, too, so they are “about”.',
    alike:
      'Readings of one person are alike, which intervals do not include: the true uncertainty is somewhat larger.',
    selection:
      'Only users who agreed to share are counted. A failure that nobody noticed is not in these numbers.',
  },
};

/** What every language says. */
export type Messages = typeof en;
