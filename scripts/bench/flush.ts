import { closeSync, fdatasyncSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const FLUSHES = 100;
const BYTES = 4096;

/** Median time in ms that the disk of a folder takes to make 4 kB durable, overwriting what is there. */
export function measureFlush(folder: string): number {
  const path = join(folder, 'flush');
  const file = openSync(path, 'w');
  const times: number[] = [];
  for (let flush = 0; flush < FLUSHES; flush++) {
    writeSync(file, Buffer.alloc(BYTES, flush), 0, BYTES, 0);
    const begun = performance.now();
    fdatasyncSync(file);
    times.push(performance.now() - begun);
  }
  closeSync(file);
  rmSync(path);
  return times.sort((a, b) => a - b)[FLUSHES / 2] ?? Number.NaN;
}
