import { DOT_EXTENT, type Stroke } from '../../ink';
import type { Picture } from '../../picture';
import type { BackendPreference } from '../core/backends/choice';
import { RecognizerError } from '../core/errors';
import type { ModelInfo, NumberReading, PictureReading, Reading, RecognizerStatus } from '../core/types';
import { fromPlainError, type ReadTask, type WorkerRequest, type WorkerResponse } from '../worker/messages';
import { type PromiseWithResolvers, withResolvers } from './with-resolvers';

export interface CallOptions {
  /** Aborting rejects the call with the signal's reason, and takes a drawing that still waits out of the queue. */
  readonly signal?: AbortSignal | undefined;
}

/** Reads digits in a worker, which starts at the first call. */
export interface Recognizer {
  /**
   * Starts the worker and the model. Calls share one load; after a failure the next call tries afresh.
   *
   * @throws the reason, also in `status`: Error `ModelError`, or RecognizerError with any of its codes
   */
  load(): Promise<ModelInfo>;
  /**
   * Reads one drawing as it is now (later points are not seen). Starts the load where nothing has; until the model has
   * arrived the drawing waits. Drawings are read one at a time, in order. A drawing without points, or of nothing but a
   * dot, is refused: `accepted` false, no candidates.
   *
   * @throws the signal's reason; Error `InkError` for ink that is none; the error of the load that failed
   */
  read(strokes: readonly Stroke[], options?: CallOptions): Promise<Reading>;
  /**
   * Reads a line of 1 to 12 digits, otherwise as `read`. No ink, dots, scribbles and more digits give an empty number,
   * refused.
   *
   * @throws as `read`
   */
  readNumber(strokes: readonly Stroke[], options?: CallOptions): Promise<NumberReading>;
  /**
   * Reads the lines of digits in a picture, otherwise as `read`. The picture is handed over: its values cannot be used
   * afterwards.
   *
   * @throws as `read`; Error `RangeError` for a picture that is none, or larger than `MAX_PICTURE_PIXELS`
   */
  readPicture(picture: Picture, options?: CallOptions): Promise<PictureReading>;
  /**
   * Moves the reader to another backend, and waiting drawings with it: the named one where it works, otherwise the next
   * (`status` says which, and why). A reader that has not started yet starts there; one that failed tries again.
   */
  use(backend: BackendPreference): void;
  /** The same object until something changes. */
  status(): RecognizerStatus;
  /** Calls back after each change of the status. Returns a function that unsubscribes. */
  subscribe(listener: () => void): () => void;
  /** Ends the worker and frees its memory; waiting calls fail with `closed`. A later call starts afresh. */
  close(): void;
}

/** The part of a `Worker` that the bridge uses. */
export interface WorkerPort {
  postMessage(message: WorkerRequest, transfer: Transferable[]): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<WorkerResponse>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

export interface RecognizerOptions {
  /** Starts what answers; the page's own module worker by default. */
  readonly startWorker?: (() => WorkerPort) | undefined;
  /** What the network is to run on; by default the first backend that works. */
  readonly backend?: BackendPreference | undefined;
}

type ReadResponse = Extract<
  WorkerResponse,
  { readonly type: 'reading' | 'number-reading' | 'picture-reading' }
>;

interface Waiting {
  readonly task: ReadTask;
  readonly id: number;
  resolve(response: ReadResponse): void;
  reject(reason: unknown): void;
}

/** Makes a recognizer. Nothing is started or fetched before its first call. */
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
  /** In order. The worker is given one drawing at a time, so that an aborted one costs it nothing. */
  private queue: Waiting[] = [];
  private underWay: Waiting | null = null;
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
    // Whoever only reads hears of a failure through the reading and the status.
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

  read = async (strokes: readonly Stroke[], options: CallOptions = {}): Promise<Reading> => {
    const response = await this.ask({ type: 'read', strokes: copied(strokes) }, options);
    if (response.type !== 'reading') throw unexpected(response);
    return response.reading;
  };

  readNumber = async (strokes: readonly Stroke[], options: CallOptions = {}): Promise<NumberReading> => {
    const response = await this.ask({ type: 'read-number', strokes: copied(strokes) }, options);
    if (response.type !== 'number-reading') throw unexpected(response);
    return response.reading;
  };

  readPicture = async (picture: Picture, options: CallOptions = {}): Promise<PictureReading> => {
    const response = await this.ask({ type: 'read-picture', picture }, options);
    if (response.type !== 'picture-reading') throw unexpected(response);
    return response.reading;
  };

  private ask(task: ReadTask, { signal }: CallOptions): Promise<ReadResponse> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (this.current.state === 'failed') return Promise.reject(this.current.error);
    void this.load();
    return new Promise((resolve, reject) => {
      const stop = () => signal?.removeEventListener('abort', onAbort);
      const waiting: Waiting = {
        task,
        id: this.nextId++,
        resolve: (response) => {
          stop();
          resolve(response);
        },
        reject: (reason) => {
          stop();
          reject(reason);
        },
      };
      const onAbort = () => {
        this.queue = this.queue.filter((other) => other !== waiting);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.queue.push(waiting);
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
        const { model, backend, reason, verified } = response;
        // An answer to a wish that has changed since; the one to the new wish follows.
        if (reason.asked !== this.asked) return;
        this.loading?.resolve(model);
        this.change({ state: 'ready', model, backend, reason, verified });
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
    }
    this.next();
  }

  private finished(id: number): Waiting | null {
    const waiting = this.underWay?.id === id ? this.underWay : null;
    if (waiting) this.underWay = null;
    return waiting;
  }

  private next(): void {
    if (this.current.state !== 'ready' || this.underWay) return;
    const waiting = this.queue.shift();
    if (!waiting || !this.worker) return;
    this.underWay = waiting;
    this.worker.postMessage(...requestFor(waiting.task, waiting.id));
  }

  private fail(error: Error): void {
    this.end(error);
    this.change({ state: 'failed', error });
  }

  /** Ends the worker, with whatever state it was left in, and rejects everything that waits for it. */
  private end(reason: Error): void {
    const { worker, loading, underWay, queue } = this;
    if (worker) {
      worker.onmessage = null;
      worker.onerror = null;
      worker.terminate();
    }
    this.worker = null;
    this.loading = null;
    this.underWay = null;
    this.queue = [];
    loading?.reject(reason);
    underWay?.reject(reason);
    for (const waiting of queue) waiting.reject(reason);
  }

  private change(status: RecognizerStatus): void {
    this.current = status;
    for (const listener of this.listeners) listener();
  }
}

/** Copies: the drawing goes on growing, and cloning a view would send the whole buffer behind it. */
function copied(strokes: readonly Stroke[]): Stroke[] {
  return strokes.map(({ x, y }) => ({ x: x.slice(), y: y.slice() }));
}

/** The request for a task, and what is handed over with it: the page cannot use that afterwards. */
function requestFor(task: ReadTask, id: number): [request: WorkerRequest, transfer: Transferable[]] {
  if (task.type === 'read-picture') return [{ ...task, id }, [task.picture.rgba.buffer as ArrayBuffer]];
  const transfer = task.strokes.flatMap(({ x, y }) => [x.buffer, y.buffer]) as ArrayBuffer[];
  return [{ ...task, id, dotExtent: DOT_EXTENT }, transfer];
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
