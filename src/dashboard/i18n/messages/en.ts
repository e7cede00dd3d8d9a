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

  /** The page that everyone may see, where the operator allows it. */
  forAll: {
    intro:
      'What the reports of everybody who shares add up to: how often handwritten digits are misread. Nothing here is about one person.',
    toApp: 'Open the app',
    closedTitle: 'These figures are not public on this server',
    closed: 'Its operator shows them to maintainers only.',
    toSignIn: 'Sign in as a maintainer',
  },

  filters: {
    region: 'What to show',
    range: 'Days (UTC)',
    rangeMeans: 'Days from 00:00 to 24:00 UTC, by when the server received the reports.',
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
      'too-long': (most: string) => `Choose at most ${most} days.`,
    },
  },

  export: {
    title: 'Save the figures',
    intro: 'Save these figures:',
    csv: 'CSV',
    json: 'JSON',
  },

  stopped: 'This server takes no more reports, so that no further figures will come.',

  empty: {
    title: 'No figures for these days yet',
    neverTitle: 'No figures yet',
    never: 'Nothing has been released on this server so far.',
    elsewhereTitle: 'No figures for these days',
    elsewhere: (span: string) => `Figures were released from ${span} (UTC).`,
    showSpan: (span: string) => `Show ${span}`,
    model: (model: string) => `Model version ${model} has no released figures in these days.`,
    why: (least: string) =>
      `A day appears once it has ended (UTC) and at least ${least} reports of a version came in on it. The days of a week that have fewer are put together, and appear after its Sunday if they hold ${least} reports between them.`,
    whyNoisy: (least: string) =>
      `A day appears once it has ended (UTC), if about ${least} reports of a version came in on it: with fewer its rate would drown in the noise that protects them. The other days of a week appear together after its Sunday, however few reports they had.`,
    unknown:
      'How many reports have come in meanwhile is told to nobody before they are released, because the number would tell of single reports.',
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

  /** What each term means, and its unit. */
  means: {
    rate: 'Failed readings among all finished readings, in percent. The interval is where the true rate lies 95 times in 100.',
    failures: 'Number of readings whose digit was not the one meant, or that were refused.',
    attempts: 'Number of readings that their users finished: one for each digit written.',
    unread: 'Readings that were refused and that nobody labelled, among all readings, in percent.',
    trend:
      'The failure rate of the later half of these days less that of the earlier half, in percentage points, with its 95% interval.',
    reports: 'Number of reports. Each holds 20 to 50 readings, so that the attempts tell it roughly.',
    change:
      'The failure rate less that of the version before, in percentage points, with its 95% interval. It is “better” or “worse” only where the whole interval is on one side of 0.',
    period: 'The UTC day on which the server received the reports, or the thin days of a week together.',
    digit: 'The digit that the user meant to write.',
    model: 'The version of the model that read.',
  },

  headline: {
    title: 'Overall failure rate',
    interval: (bounds: string) => `95% interval ${bounds}`,
    noInterval: 'No interval: too few readings to tell a rate',
    failures: 'Failures',
    attempts: 'Attempts',
    unread: 'Unread share',
    trend: 'Trend',
    periods: (days: number, weeks: number) =>
      `${[
        days > 0 && counted(days, 'day', 'days'),
        weeks > 0 && counted(weeks, 'week of thin days', 'weeks of thin days'),
      ]
        .filter(Boolean)
        .join(' and ')} released.`,
    scope: (span: string, model: string) => `${span} (UTC), ${model}.`,
    allModels: 'all model versions',
    model: (version: string) => `model version ${version}`,
    beyond: 'Weeks that reach beyond the chosen days are counted whole.',
  },
  trend: {
    better: 'Getting better',
    worse: 'Getting worse',
    open: 'Can’t tell yet',
    none: 'Too few days',
  },

  /** A low and a high bound. */
  bounds: (low: string, high: string) => `${low} to ${high}`,
  estimate: (rate: string, bounds: string) => `${rate}, 95% interval ${bounds}`,
  noRate: 'none',
  beyond: (count: number, highest: string) =>
    `${counted(count, 'interval reaches', 'intervals reach')} above the top of the chart, up to ${highest}: so little is known there. The figures are below.`,
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
      `${span}: ${form(count, { one: 'this day has', other: 'these days have' })} ended with too few reports for figures of their own, or are not released yet. What is not released by itself comes with the thin days of its week, on ${due} after 00:00 UTC.`,
    thin: (span: string, model: string, reports: string, needed: string, missing: string) =>
      `Week ${span}: reports of ${model} a day, at most about ${reports}. A day needs about ${needed} for figures of its own: ${missing} more.`,
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
    untold: (count: number) =>
      `${counted(count, 'day or week', 'days or weeks')} with hardly any readings ${form(count, { one: 'tells', other: 'tell' })} nothing and ${form(count, { one: 'is', other: 'are' })} not drawn. The figures are below.`,
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
    missingExact: (digits: string) => `No figures for ${digits}: nobody wrote them in these days.`,
    missingNoisy: (digits: string) =>
      `No figures for ${digits}: too few were written in these days to show through the noise. More days tell more.`,
    legendDigit: 'Failure rate, with its 95% interval',
    legendOverall: 'Overall rate',
    chart: (summary: string) => `Chart: failure rate by digit with its 95% interval. ${summary}`,
    summary: (worst: string, worstRate: string, best: string, bestRate: string) =>
      `Most often misread: ${worst} (${worstRate}). Least: ${best} (${bestRate}).`,
    summaryNone: 'No digit has figures.',
  },

  digitTrends: {
    title: 'Each digit by day',
    titleByWeek: 'Each digit by week',
    intro: 'Failure rate by the digit that was meant, all on one scale.',
    introByWeek:
      'Failure rate by the digit that was meant, all on one scale; all that was released of a week (Monday to Sunday) added up.',
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
    note: 'Differences are in percentage points, with their 95% interval. A report has 20 to 50 readings; how many reports came is not released.',
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
      `Days are UTC days, by when the server received the reports. A day appears once it has ended and holds at least ${least} reports of a version. A day with fewer joins the other thin days of its week, and if they stay below that number too, their sums are deleted unseen.`,
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
};

/** What every language says. */
export type Messages = typeof en;
