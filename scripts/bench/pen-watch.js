// What page.ts and page-drawing.ts put into the page before it starts: it looks on while the page is drawn on.
{
  const frames = [];
  const painted = [];
  const longTasks = [];
  let frame = 0;
  let watching = false;

  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longTasks.push(duration);
  }).observe({ type: 'longtask' });

  const countFrames = () => {
    frame++;
    if (watching) requestAnimationFrame(countFrames);
  };

  const onMove = (event) => {
    if (event.buttons === 0 || !(event.target instanceof HTMLCanvasElement)) return;
    const canvas = event.target;
    const context = canvas.getContext('2d');
    const box = canvas.getBoundingClientRect();
    const x = ((event.clientX - box.left) * canvas.width) / box.width;
    const y = ((event.clientY - box.top) * canvas.height) / box.height;
    const isInked = () => context.getImageData(x, y, 1, 1).data[3] > 0;
    if (isInked()) return;
    const began = frame;
    const look = () => {
      if (!watching) return;
      if (isInked()) {
        frames.push(frame - began);
        painted.push(performance.now() - event.timeStamp);
      } else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  };

  globalThis.pen = {
    frames,
    painted,
    longTasks,
    /** Looks from now on, after each move of the pen, in which frame there is ink at its place. */
    watchInk() {
      watching = true;
      requestAnimationFrame(countFrames);
      // The app listens further in: its frame is asked for before ours, and is done when we look.
      document.addEventListener('pointermove', onMove);
    },
    /** When the app was kept for use without a network, in ms since the start of the navigation. */
    async kept() {
      const { active } = await navigator.serviceWorker.ready;
      while (active?.state !== 'activated') await new Promise((resolve) => setTimeout(resolve, 10));
      return performance.now();
    },
  };
}
