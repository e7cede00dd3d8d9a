/** Marks in the app's page what the bench times; run there as a script before all others. */
export {};

const noted = new Set<string>();

/** After the next frame what is there now is on the screen. */
function markWhenShown(name: string): void {
  if (noted.has(name)) return;
  noted.add(name);
  requestAnimationFrame(() => setTimeout(() => performance.mark(name)));
}
new MutationObserver(() => {
  if (document.querySelector('canvas')) markWhenShown('canvas');
  const reading = document.querySelector('[role=status][aria-label=Reading]')?.textContent;
  if (/^\d$/.test(reading ?? '')) markWhenShown('reading');
}).observe(document, { childList: true, subtree: true, characterData: true });

function markOnSheet(name: string): (event: PointerEvent) => void {
  return ({ target }) => {
    if (target instanceof HTMLCanvasElement) performance.mark(name);
  };
}
window.addEventListener('pointerdown', markOnSheet('pen down'), { capture: true });
window.addEventListener('pointerup', markOnSheet('pen up'));
