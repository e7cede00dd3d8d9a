// Runs before the first paint, so that a chosen theme does not flash. The rest is in src/app/preferences.
try {
  const { theme } = JSON.parse(localStorage.getItem('inktally.preferences') ?? '{}');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // No storage or a broken entry: the system's theme it is.
}
