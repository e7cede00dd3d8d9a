/** What stands around the figures. */
export const page = {
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
};
