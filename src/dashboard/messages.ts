const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/**
 * Every text of the page. A translation is another object of the type `Messages`; values that come in are formatted
 * already (`format.ts`), so that a sentence can put them where its grammar wants them.
 */
const english = {
  product: 'Inktally',
  title: 'Failure rates',
  skip: 'Skip to the figures',
  retry: 'Try again',
  loading: 'Loading…',

  signIn: {
    title: 'Maintainers’ page',
    intro:
      'How often handwritten digits are misread, summed over everybody who shares it. Nothing here is about one person.',
    token: 'Maintainer token',
    hint: 'It is the server’s setting MAINTAINER_TOKEN or, where that is not set, the token the server made and printed when it first started.',
    submit: 'Sign in',
    submitting: 'Signing in…',
    missing: 'Enter the maintainer token.',
    wrongToken: 'This token is wrong. Copy it whole and try again.',
    tooMany: 'Too many attempts to sign in. Wait a while, then try again.',
    tooManyWait: (wait: string) => `Too many attempts to sign in. Try again in ${wait}.`,
    ended: 'Your session has ended. Sign in again to go on.',
    storage:
      'Signing in sets one cookie that this page’s scripts cannot read. Nothing else is kept in this browser.',
  },
  signOut: 'Sign out',

  filters: {
    region: 'What to show',
    range: 'Days (UTC)',
    lastDays: (days: number) => `Last ${days} days`,
    custom: 'Custom',
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
    },
  },

  headline: {
    title: 'Overall failure rate',
    interval: (bounds: string) => `95% interval ${bounds}`,
    noInterval: 'No interval was given',
    failures: 'Failures',
    attempts: 'Attempts',
    unread: 'Unread share',
    means: {
      rate: 'Failed readings among all finished readings, in percent. The interval is where the true rate lies 95 times in 100.',
      failures: 'Number of readings whose digit was not the one meant, or that were refused.',
      attempts: 'Number of readings that their users finished: one for each digit written.',
      unread: 'Readings that were refused and that nobody labelled, among all readings, in percent.',
    },
    periods: (days: number, weeks: number) =>
      `${[
        days > 0 && plural(days, 'day', 'days'),
        weeks > 0 && plural(weeks, 'week of thin days', 'weeks of thin days'),
      ]
        .filter(Boolean)
        .join(' and ')} released.`,
    scope: (span: string, model: string) => `${span} (UTC), ${model}.`,
    allModels: 'all model versions',
    model: (version: string) => `model version ${version}`,
    beyond: 'Weeks that reach beyond the chosen days are counted whole.',
  },

  /** A low and a high bound. */
  bounds: (low: string, high: string) => `${low} to ${high}`,
  estimate: (rate: string, bounds: string) => `${rate}, 95% interval ${bounds}`,
  noRate: 'none',
  beyond: (count: number, highest: string) =>
    `${plural(count, 'interval reaches', 'intervals reach')} above the top of the chart, up to ${highest}: so little is known there. The figures are below.`,
  /** Before a count that has noise in it. */
  about: (count: string) => `about ${count}`,
  showFigures: 'Show the figures',

  columns: {
    period: 'Day (UTC)',
    digit: 'Digit meant',
    model: 'Model version',
    rate: 'Failure rate, 95% interval',
    failures: 'Failures',
    attempts: 'Attempts',
    change: 'Difference from the version before',
    reports: 'Reports',
  },

  /** What is missing, and when it comes. */
  waiting: {
    days: (span: string, count: number, due: string) =>
      `${span}: ${count === 1 ? 'this day has' : 'these days have'} ended with too few reports for figures of their own, or are not released yet. What is not released by itself comes with the thin days of its week, on ${due} after 00:00 UTC.`,
    thin: (span: string, reports: string, needed: string, missing: string) =>
      `Week ${span}: at most about ${reports} reports of this version a day. A day needs about ${needed} for figures of its own: ${missing} more.`,
  },

  export: {
    title: 'Save the figures',
    intro: 'Save these figures:',
    csv: 'CSV',
    json: 'JSON',
  },

  byPeriod: {
    title: 'By day',
    caption: 'Failure rate by day',
    week: (span: string) => `Week ${span}`,
    weekInSentence: (span: string) => `week ${span}`,
    weekNote: 'thin days of the week together',
    legendDay: 'Day, with its 95% interval',
    legendWeek: 'Thin days of a week together',
    chart: (summary: string) => `Chart: failure rate by day with its 95% interval. ${summary}`,
    summary: (low: string, lowSpan: string, high: string, highSpan: string) =>
      `Lowest: ${low} (${lowSpan}). Highest: ${high} (${highSpan}).`,
    summaryOne: (rate: string, span: string) => `${rate} (${span}).`,
  },

  byDigit: {
    title: 'By digit',
    caption: 'Failure rate by the digit that was meant',
    digit: (digit: number) => `digit ${digit}`,
    unread: 'unread',
    unreadRow: 'Unread',
    unreadRowNote: 'share of all readings',
    unreadNote:
      'Unread are readings that were refused and that nobody labelled. They have no digit and all count as failures; shown is their share of all readings.',
    legendDigit: 'Failure rate, with its 95% interval',
    legendOverall: 'Overall rate',
    chart: (summary: string) => `Chart: failure rate by digit with its 95% interval. ${summary}`,
    summary: (worst: string, worstRate: string, best: string, bestRate: string) =>
      `Most often misread: ${worst} (${worstRate}). Least: ${best} (${bestRate}).`,
    summaryNone: 'No digit has figures.',
  },

  digitTrends: {
    title: 'Each digit by day',
    intro: 'Failure rate by the digit that was meant, all on one scale.',
    caption: 'Failure rate by day and digit meant, with its 95% interval',
    chart: (digit: number, summary: string) =>
      `Chart: failure rate of digit ${digit} by day with its 95% interval. ${summary}`,
  },

  volume: {
    title: 'Readings a day',
    caption: 'Attempts by day',
    about: (attempts: string) => `${attempts} attempts`,
    chart: (summary: string) => `Chart: attempts by day. ${summary}`,
    summary: (most: string, span: string) => `Most: ${most} (${span}).`,
    note: 'The thin days of a week are drawn as their average over seven days.',
  },

  byModel: {
    title: 'By model version',
    caption: 'Failure rate by model version, newest first',
    scale: (top: string) => `All versions, whichever is chosen above. The bars run from 0% to ${top}.`,
    noChange: 'nothing before it',
    /** Difference of the rates and its interval, in percentage points. */
    change: (difference: string, low: string, high: string) => `${difference} (${low} to ${high})`,
    verdicts: {
      better: (before: string) => `Better than ${before}`,
      worse: (before: string) => `Worse than ${before}`,
      open: (before: string) => `Can’t tell yet against ${before}`,
    },
    note: 'Differences are in percentage points, with their 95% interval. It is “better” or “worse” only where the whole interval is on one side of 0. A report has 20 to 50 readings; how many reports came is not released.',
  },

  tooltip: {
    counts: (failures: string, attempts: string) => `${failures} of ${attempts}`,
    interval: (bounds: string) => `95% interval ${bounds}`,
  },

  notes: {
    title: 'What these numbers mean',
    failure:
      'An attempt is a reading that its user finished. It failed if the digit read was not the one meant, or if the reading was refused.',
    release: (least: string) =>
      `Days are UTC days, by when the server received the reports. A day appears once it has ended and holds at least ${least} reports. A day with fewer joins the other thin days of its week, and if they stay below that number too, their sums are deleted unseen.`,
    releaseNoisy:
      'Days are UTC days, by when the server received the reports. A day appears once it has ended, if it seems to hold enough reports (by a count with noise). Other days of a week appear together after its Sunday, however few reports they have: the interval says how little is known. A rate whose interval is very wide says nothing.',
    exact: 'Sums are exact: no noise is added to them.',
    noisy: (epsilon: string) =>
      `Random noise is added to every sum before it can be read (differential privacy, epsilon = ${epsilon} for a report), so that no single report can be told from the sums.`,
    pooledExact:
      'Rates over several days are all failures by all attempts, with Wilson’s 95% interval. It takes attempts as independent; those of one person are alike, so the true uncertainty is somewhat larger.',
    pooledNoisy:
      'Intervals count sampling and the noise of every sum that was added up: of 100 such intervals about 95 hold the true rate. They take attempts as independent; those of one person are alike, so the true uncertainty is somewhat larger.',
    about:
      'Counts have noise in them, which is why they are called “about”. Noise can push a small count below 0; it is shown as 0 then, and its rate as 0% with an interval of what may lie behind it.',
    selection:
      'Only users who agreed to share are counted, and only as they corrected the app. A failure that nobody noticed is not in these numbers.',
  },

  empty: {
    title: 'No figures for these days yet',
    model: (model: string) => `Model version ${model} has no released figures in these days.`,
    why: (least: string) =>
      `A day appears once it has ended (UTC) and at least ${least} reports came in on it. The days of a week that have fewer are put together, and appear after its Sunday if they hold ${least} reports between them.`,
    whyNoisy: (least: string) =>
      `A day appears once it has ended (UTC), if about ${least} reports of a version came in on it: with fewer its rate would drown in the noise that protects them. The other days of a week appear together after its Sunday, however few reports they had.`,
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
      `The server’s answer is not what this page expects (${problem}). Page and server may be of different versions: reload the page.`,
    signOut: 'Signing out did not reach the server. You are still signed in.',
  },
};

export type Messages = typeof english;

/** The texts shown. */
export const messages: Messages = english;
