/**
 * The entry of the worker. It only loads the main module, so that no chunk imports the entry:
 * WebKit would run it a second time, as it keeps a worker's entry out of the module map.
 */
import type { WorkerRequest } from './messages';

declare const self: DedicatedWorkerGlobalScope;

const main = import('./main');
// Early messages wait, in order. If the module does not load, the page sees an error of the worker.
self.onmessage = ({ data }: MessageEvent<WorkerRequest>) => {
  main.then(({ receive }) => receive(data)).catch(reportError);
};
