// Runs before the first paint, so that the frame in index.html looks as chosen: the rest of it is
// in src/app/preferences. Texts start to load here; the app would ask for them one round trip later.
// In a build the app itself starts after the first paint, which it would hold up.
{
  const root = document.documentElement;
  const { app, ...texts } = document.currentScript.dataset;
  let chosen = {};
  try {
    chosen = JSON.parse(localStorage.getItem('inktally.preferences')) ?? {};
  } catch {
    // No storage or a broken entry: as the system has it.
  }
  const { theme, hand, language = 'system' } = chosen;
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  if (hand === 'left') root.dataset.hand = hand;
  root.dataset.page = location.pathname;
  // The browser may offer to install before the app has come; src/app/pwa/install.ts takes it then.
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    window.installOffer = event;
  });
  const wanted = language === 'system' ? navigator.languages : [language];
  const primary = wanted.map((tag) => tag.toLowerCase().split('-')[0]).find((tag) => tag in texts);
  const link = document.createElement('link');
  link.rel = 'modulepreload';
  link.fetchPriority = 'low';
  link.href = texts[primary ?? 'en'] ?? '';
  if (app) {
    document.head.append(link);
    const start = () => import(app).catch(() => addEventListener('online', () => location.reload()));
    // A hidden page is not painted.
    const paint = () => (document.hidden ? start() : requestAnimationFrame(() => setTimeout(start)));
    addEventListener('DOMContentLoaded', paint);
  }
}
