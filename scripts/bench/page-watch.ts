import type { Watched } from './page-figures';

/** What the bench notes in the page; run there as a script before all others. */
const watched: Watched = { longTasks: [], contacts: [], latencies: [], waiting: [] };
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

new PerformanceObserver((list) => {
  watched.longTasks.push(
    ...list.getEntries().map(({ startTime, duration }) => ({ from: startTime, to: startTime + duration })),
  );
}).observe({ type: 'longtask' });

// In the trace, too, by marks of the same names.
let downAt = 0;
window.addEventListener(
  'pointerdown',
  ({ target, timeStamp }) => {
    if (!(target instanceof HTMLCanvasElement)) return;
    downAt = timeStamp;
    performance.mark('pen down');
  },
  { capture: true },
);
window.addEventListener('pointerup', ({ target }) => {
  if (!(target instanceof HTMLCanvasElement)) return;
  watched.contacts.push({ from: downAt, to: performance.now() });
  performance.mark('pen up');
});

/**
 * Watches for the ink of each move of the pen from now on. It takes time of its own, so tasks are
 * measured without it.
 */
function watchInk(): void {
  /**
   * Frames that have begun. It is counted before the app paints, as the app asks
   * for its frame later.
   */
  let frame = 0;
  function countFrames(): void {
    frame++;
    requestAnimationFrame(countFrames);
  }
  requestAnimationFrame(countFrames);

  // Each place of the pen waits until some ink covers it.
  window.addEventListener(
    'pointermove',
    ({ target, clientX, clientY }) => {
      if (!(target instanceof HTMLCanvasElement)) return;
      const box = target.getBoundingClientRect();
      const unit = target.width / box.width;
      watched.waiting.push({ frame, x: (clientX - box.left) * unit, y: (clientY - box.top) * unit });
    },
    { capture: true },
  );
  const fill = CanvasRenderingContext2D.prototype.fill;
  CanvasRenderingContext2D.prototype.fill = function (this: CanvasRenderingContext2D, ...given: unknown[]) {
    const [path] = given;
    if (path instanceof Path2D) {
      watched.waiting = watched.waiting.filter(({ frame: from, x, y }) => {
        const inked = this.isPointInPath(path, x, y);
        if (inked) watched.latencies.push(frame - from);
        return !inked;
      });
    }
    return Reflect.apply(fill, this, given);
  };
}
Object.assign(globalThis, { watchInk });
