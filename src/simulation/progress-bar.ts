import type { Writable } from 'node:stream';

const WIDTH = 24;
/** Between two drawings, in ms; more often only costs time. */
const INTERVAL_MS = 100;

/** How far the work is, on one line of a terminal; nothing where the stream is none. */
export class ProgressBar {
  #drawnAt = 0;

  constructor(private readonly stream: Writable & { readonly isTTY?: boolean }) {}

  /** @param share done, 0 to 1 */
  draw(share: number, text: string): void {
    const now = performance.now();
    if (!this.stream.isTTY || now - this.#drawnAt < INTERVAL_MS) return;
    this.#drawnAt = now;
    const full = Math.round(WIDTH * share);
    const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full);
    this.stream.write(`\r\x1b[K${bar} ${Math.floor(100 * share)}%  ${text}`);
  }

  clear(): void {
    if (this.stream.isTTY) this.stream.write('\r\x1b[K');
  }
}
