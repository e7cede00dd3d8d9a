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

  install: {
    title: 'Install',
    lead: 'Installed, Inktally has its own icon and window, and its files are kept for use without a network.',
    button: 'Install the app',
    ios: 'In Safari: open the Share menu, then choose “Add to Home Screen”.',
  },
};
