import type { Worker } from 'playwright-core';

/** From now on the worker keeps the contexts that it makes, where a test can reach them. */
export async function keepContexts(worker: Worker): Promise<void> {
  await worker.evaluate(() => {
    const kept: unknown[] = [];
    const original = OffscreenCanvas.prototype.getContext;
    OffscreenCanvas.prototype.getContext = function (this: OffscreenCanvas, ...parameters: unknown[]) {
      const context: unknown = Reflect.apply(original, this, parameters);
      kept.push(context);
      return context;
    } as typeof original;
    Object.assign(globalThis, { keptContexts: kept });
  });
}

/** Loses the context that was made last, as a driver that fails does. */
export async function loseContext(worker: Worker): Promise<void> {
  await worker.evaluate(() => {
    const { keptContexts } = globalThis as unknown as { keptContexts: WebGL2RenderingContext[] };
    keptContexts.at(-1)?.getExtension('WEBGL_lose_context')?.loseContext();
  });
}
