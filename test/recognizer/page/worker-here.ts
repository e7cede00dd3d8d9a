import { onTestFinished } from 'vitest';
import { createRecognizer, type WorkerPort } from '../../../src/recognizer';
import type { BackendPreference } from '../../../src/recognizer/core/backends/selection';
import { loadLineReader, type NodeRecognizer } from '../../../src/recognizer/node';
import type { WorkerRequest } from '../../../src/recognizer/worker/messages';
import { createService, type LoadedReader } from '../../../src/recognizer/worker/service';

/** A load of the worker that succeeds at once. */
export function loaded(reader: NodeRecognizer, asked: BackendPreference = 'auto'): LoadedReader {
  return {
    reader,
    lineReader: loadLineReader,
    backend: reader.backend,
    verified: true,
    reason: { code: 'preferred', asked, failures: [] },
    isLost: () => false,
    close: () => {},
  };
}

/**
 * A recognizer whose workers answer from this process, with the real service, behind a channel that
 * clones and transfers as a worker's does. What was sent and started is recorded. It is closed at
 * the end of the test.
 */
export function workerHere(load: (asked: BackendPreference) => Promise<LoadedReader>) {
  const record = { started: 0, terminated: 0, sent: [] as WorkerRequest[], ports: [] as WorkerPort[] };
  const startWorker = (): WorkerPort => {
    record.started++;
    const { port1, port2 } = new MessageChannel();
    const answer = createService(load, (announced) => port2.postMessage(announced));
    port2.onmessage = async ({ data }) => port2.postMessage(await answer(data));
    const port: WorkerPort = {
      onmessage: null,
      onerror: null,
      postMessage: (message, transfer) => {
        record.sent.push(structuredClone(message));
        port1.postMessage(message, transfer);
      },
      terminate: () => {
        record.terminated++;
        port1.close();
        port2.close();
      },
    };
    port1.onmessage = (event) => port.onmessage?.(event);
    record.ports.push(port);
    return port;
  };
  const recognizer = createRecognizer({ startWorker });
  onTestFinished(() => recognizer.close());
  return { recognizer, record };
}
