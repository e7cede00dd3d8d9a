import type { Stroke } from '../../ink';
import type { Picture } from '../../picture';
import type { BackendPreference } from '../core/backends/selection';
import { RecognizerError } from '../core/errors';
import type { Trace } from '../core/session-memory';
import type { ModelInfo, NumberReading, PictureReading, Reading, RecognizerStatus } from '../core/types';
import {
  fromPlainError,
  type ReadTask,
  type Traces,
  type WorkerRequest,
  type WorkerResponse,
} from '../worker/messages';
import type { CallOptions, NumberOptions, PictureOptions, ReadOptions, Recognizer } from './recognizer';
import { type PromiseWithResolvers, withResolvers } from './with-resolvers';

export type { Recognizer } from './recognizer';

/** The part of a `Worker` that the bridge uses. */
export interface WorkerPort {
  postMessage(message: WorkerRequest, transfer: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<WorkerResponse>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export interface RecognizerOptions {
  /** By default starts the module worker. */
  readonly startWorker?: (() => WorkerPort) | undefined;
  /** By default the first backend that works. */
  readonly backend?: BackendPreference | undefined;
}

type ReadResponse = Extract<
  WorkerResponse,
  { readonly type: 'reading' | 'number-reading' | 'picture-reading' }
>;

/** What a reading is learnt by. */
interface Learnable {
  readonly trace: Trace;
  readonly inNumber: boolean;
}

interface PendingCall {
  readonly task: ReadTask;
  readonly id: number;
  resolve(response: ReadResponse): void;
  reject(reason: unknown): void;
}

/** Makes a recognizer; its first call starts the worker. */
export function createRecognizer(options: RecognizerOptions = {}): Recognizer {
  return new Bridge(options.startWorker ?? startModuleWorker, options.backend ?? 'auto');
}

function startModuleWorker(): WorkerPort {
  return new Worker(new URL('../worker/worker.ts', import.meta.url), { type: 'module', name: 'recognizer' });
}

class Bridge implements Recognizer {
  private current: RecognizerStatus = { state: 'idle' };
  private readonly listeners = new Set<() => void>();
  private worker: WorkerPort | null = null;
  private loading: PromiseWithResolvers<ModelInfo> | null = null;
  /** In order. The worker gets one drawing at a time, so that aborted ones cost it nothing. */
  private queue: PendingCall[] = [];
  private running: PendingCall | null = null;
  private learnable = new WeakMap<Reading, Learnable>();
  private nextId = 1;

  constructor(
    private readonly startWorker: () => WorkerPort,
    private asked: BackendPreference,
  ) {}

  status = (): RecognizerStatus => this.current;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  load = (): Promise<ModelInfo> => {
    if (this.loading) return this.loading.promise;
    const loading = withResolvers<ModelInfo>();
    this.loading = loading;
    // Callers of `read` see a failure through their own promise and the status.
    loading.promise.catch(() => {});
    this.change({ state: 'loading' });
    try {
      const worker = this.startWorker();
      this.worker = worker;
      worker.onmessage = ({ data }) => this.receive(data);
      worker.onerror = (event) => this.fail(workerFailure(event.message));
      worker.postMessage({ type: 'load', backend: this.asked }, []);
    } catch (thrown) {
      this.fail(workerFailure(thrown instanceof Error ? thrown.message : String(thrown)));
    }
    return loading.promise;
  };

  read = async (strokes: readonly Stroke[], options: ReadOptions = {}): Promise<Reading> => {
    const { alone = false } = options;
    const response = await this.ask({ type: 'read', strokes: copied(strokes), alone }, options);
    if (response.type !== 'reading') throw unexpected(response);
    this.keepTraces([response.reading], response.traces, false);
    return response.reading;
  };

  readNumber = async (strokes: readonly Stroke[], options: NumberOptions = {}): Promise<NumberReading> => {
    const { only, settled = false } = options;
    const task = { type: 'read-number', strokes: copied(strokes), only, settled } as const;
    const response = await this.ask(task, options);
    if (response.type !== 'number-reading') throw unexpected(response);
    const digits = response.reading.digits.map(({ reading }) => reading);
    this.keepTraces(digits, response.traces, true);
    return response.reading;
  };

  readPicture = async (picture: Picture, options: PictureOptions = {}): Promise<PictureReading> => {
    const response = await this.ask({ type: 'read-picture', picture, digits: options.digits }, options);
    if (response.type !== 'picture-reading') throw unexpected(response);
    return response.reading;
  };

  private keepTraces(readings: readonly Reading[], traces: Traces, inNumber: boolean): void {
    readings.forEach((reading, i) => {
      const trace = traces[i];
      if (trace) this.learnable.set(reading, { trace, inNumber });
    });
  }

  learn = (reading: Reading, digit: Reading['digit'], said: boolean): void => {
    const learnable = this.learnable.get(reading);
    if (learnable) this.worker?.postMessage({ type: 'learn', digit, said, ...learnable }, []);
  };

  unlearn = (reading: Reading): void => {
    const trace = this.learnable.get(reading)?.trace;
    if (trace) this.worker?.postMessage({ type: 'unlearn', trace }, []);
  };

  forget = (): void => {
    this.learnable = new WeakMap();
    this.worker?.postMessage({ type: 'forget' }, []);
  };

  private ask(task: ReadTask, { signal }: CallOptions): Promise<ReadResponse> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (this.current.state === 'failed') return Promise.reject(this.current.error);
    void this.load();
    return new Promise((resolve, reject) => {
      const cleanUp = () => signal?.removeEventListener('abort', onAbort);
      const call: PendingCall = {
        task,
        id: this.nextId++,
        resolve: (response) => {
          cleanUp();
          resolve(response);
        },
        reject: (reason) => {
          cleanUp();
          reject(reason);
        },
      };
      const onAbort = () => {
        this.queue = this.queue.filter((other) => other !== call);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.queue.push(call);
      this.next();
    });
  }

  use = (backend: BackendPreference): void => {
    if (backend === this.asked) return;
    this.asked = backend;
    if (this.current.state === 'failed') {
      void this.load();
      return;
    }
    if (!this.worker) return;
    this.worker.postMessage({ type: 'load', backend }, []);
    this.change({ state: 'loading' });
  };

  close = (): void => {
    this.end(new RecognizerError('closed', 'The recognizer was closed before it had read this.'));
    this.change({ state: 'idle' });
  };

  private receive(response: WorkerResponse): void {
    switch (response.type) {
      case 'loaded': {
        const { model, backend, reason, verified, checksNumbers } = response;
        // Outdated: another backend was asked for since, and its answer follows.
        if (reason.asked !== this.asked) return;
        this.loading?.resolve(model);
        this.change({ state: 'ready', model, backend, reason, verified, checksNumbers });
        break;
      }
      case 'load-failed':
        this.fail(fromPlainError(response.error));
        return;
      case 'reading':
      case 'number-reading':
      case 'picture-reading':
        this.finished(response.id)?.resolve(response);
        break;
      case 'read-failed':
        this.finished(response.id)?.reject(fromPlainError(response.error));
        break;
      case 'noted':
        return;
    }
    this.next();
  }

  private finished(id: number): PendingCall | null {
    const call = this.running?.id === id ? this.running : null;
    if (call) this.running = null;
    return call;
  }

  private next(): void {
    if (this.current.state !== 'ready' || this.running) return;
    const call = this.queue.shift();
    if (!call || !this.worker) return;
    this.running = call;
    this.worker.postMessage({ ...call.task, id: call.id }, transferablesOf(call.task));
  }

  private fail(error: Error): void {
    this.end(error);
    this.change({ state: 'failed', error });
  }

  /** Terminates the worker and rejects all pending calls. */
  private end(reason: Error): void {
    const { worker, loading, running, queue } = this;
    if (worker) {
      worker.onmessage = null;
      worker.onerror = null;
      worker.terminate();
    }
    this.worker = null;
    this.loading = null;
    this.running = null;
    this.queue = [];
    loading?.reject(reason);
    running?.reject(reason);
    for (const call of queue) call.reject(reason);
  }

  private change(status: RecognizerStatus): void {
    this.current = status;
    for (const listener of this.listeners) listener();
  }
}

/** Copies: the drawing keeps growing, and cloning a view would send its whole buffer. */
function copied(strokes: readonly Stroke[]): Stroke[] {
  return strokes.map(({ x, y }) => ({ x: x.slice(), y: y.slice() }));
}

/** The buffers of a task, which are transferred to the worker. */
function transferablesOf(task: ReadTask): ArrayBuffer[] {
  if (task.type === 'read-picture') return [task.picture.rgba.buffer as ArrayBuffer];
  return task.strokes.flatMap(({ x, y }) => [x.buffer, y.buffer]) as ArrayBuffer[];
}

function workerFailure(detail: string): RecognizerError {
  return new RecognizerError(
    'worker',
    `The recognizer's worker stopped (${detail || 'it could not be loaded'}); load again.`,
  );
}

function unexpected({ type }: ReadResponse): RecognizerError {
  return new RecognizerError(
    'worker',
    `The recognizer's worker answered with "${type}" to another question.`,
  );
}
