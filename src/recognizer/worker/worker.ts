/**
 * The entry of the worker. It only starts the real module: a chunk that imports an entry would run it a second time in WebKit,
 * which does not keep a worker's entry among its modules.
 */
import type { WorkerRequest } from './messages';

declare const self: DedicatedWorkerGlobalScope;

const main = import('./main');
// What comes early waits, in order. A module that cannot be loaded is an error of the worker, for the page to see.
self.onmessage = ({ data }: MessageEvent<WorkerRequest>) => {
  main.then(({ receive }) => receive(data)).catch(reportError);
};
