import type { Watched } from './page-figures';

/** What the bench notes in the page; run there as a script before all others. */
const watched: Watched = {};
Object.assign(globalThis, { watched });

/** After the next frame what is there now is on the screen. */
function noteWhenShown(name: 'canvasAt' | 'readingAt'): void {
  requestAnimationFrame(() => setTimeout(() => (watched[name] ??= performance.now())));
}
new MutationObserver(() => {
  if (watched.canvasAt === undefined && document.querySelector('canvas')) noteWhenShown('canvasAt');
  const reading = document.querySelector('[role=status][aria-label=Reading]')?.textContent;
  if (watched.readingAt === undefined && /^\d$/.test(reading ?? '')) noteWhenShown('readingAt');
}).observe(document, { childList: true, subtree: true, characterData: true });
