export const pwa = {
  loading: 'Loading…',
  policyFailed: 'The policy could not be loaded.',

  page: {
    failed: (page: string) => `“${page}” could not be loaded. The app may have a newer version by now.`,
    failedOffline: (page: string) => `“${page}” could not be loaded without a network.`,
    drawingStays: 'Your drawing stays until you load the app anew.',
    reload: 'Load anew',
    tryAgain: 'Try again',
    stay: 'Stay here',
  },
};
