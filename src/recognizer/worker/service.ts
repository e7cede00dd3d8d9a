import { DOT_EXTENT } from '../../ink';
import type {
  BackendFailure,
  BackendName,
  BackendPreference,
  BackendReason,
} from '../core/backends/selection';
import type { DigitReader } from '../core/digit-reader';
import { drawnDigit } from '../core/drawn-digit';
import { emptyReading } from '../core/reading';
import { SessionMemory } from '../core/session-memory';
import { remembering } from '../core/session-reading';
import type { Reading } from '../core/types';
import type { LineReader } from '../line/line-reader';
import { readNumber } from '../number/read-number';
import { readNumberPart } from '../number/read-part';
import { toPlainError, type WorkerRequest, type WorkerResponse } from './messages';

/** A reader and its backend. */
export interface LoadedReader {
  readonly reader: DigitReader;
  /** The reader of lines; the first call fetches it. */
  lineReader(): Promise<LineReader>;
  readonly backend: BackendName;
  readonly reason: BackendReason;
  /** Whether the SHA-256 of the model files was checked. */
  readonly verified: boolean;
  /** Whether the backend has stopped; readings since are invalid. */
  isLost(): boolean;
  /** Frees reader and backend. */
  close(): void;
}

/** Loads the model on the first backend that works, skipping those in `lost`. */
type Load = (asked: BackendPreference, lost: readonly BackendFailure[]) => Promise<LoadedReader>;

/** A request failed because no reader could be loaded. */
class LoadFailure extends Error {
  constructor(override readonly cause: unknown) {
    super('no reader');
  }
}

/**
 * The worker's side of the bridge. It keeps the *promise* of the reader, so that early requests
 * share one load. It answers every request and never rejects. If the backend stops, the current
 * request is read again on the next one. What it learns of the hand that writes ends with it.
 *
 * @param announce sends `loaded` without a request, after a change of the backend and once numbers
 *   are checked
 */
export function createService(
  load: Load,
  announce: (response: WorkerResponse) => void = () => {},
): (request: WorkerRequest) => Promise<WorkerResponse> {
  let asked: BackendPreference = 'auto';
  let lost: BackendFailure[] = [];
  let loading: Promise<LoadedReader> | undefined;
  const memory = new SessionMemory();
  /** Wrong cuts may look like a known digit: numbers use the memory once a digit of one was corrected. */
  let numbersLearnt = false;
  /** Reads numbers with the line network, too; `read` is `null` while that is loading. */
  let checking: { readonly of: LoadedReader; read: typeof readNumber | null } | null = null;

  const loaded = () => {
    loading ??= load(asked, lost);
    return loading;
  };

  const loadFor = (preference: BackendPreference) => {
    if (preference === asked) return loaded();
    asked = preference;
    // Asking for another backend gives those that stopped a second chance.
    lost = [];
    const previous = loading;
    loading = (async () => {
      await previous?.then(close, () => {});
      return load(preference, lost);
    })();
    return loading;
  };

  const replace = async (stopped: LoadedReader): Promise<void> => {
    const { backend } = stopped;
    lost = [...lost, { backend, code: 'lost', detail: 'stopped while it was in use' }];
    close(stopped);
    loading = load(asked, lost);
    announce(loadedResponse(await loading));
  };

  /** Reads on the current backend, and again on the next one if it stops meanwhile. */
  const withReader = async <T>(read: (current: LoadedReader) => T | Promise<T>): Promise<T> => {
    for (;;) {
      const current = await loaded().catch(failLoad);
      try {
        const result = await read(current);
        if (!current.isLost()) return result;
      } catch (thrown) {
        if (!current.isLost()) throw thrown;
      }
      await replace(current).catch(failLoad);
    }
  };

  const loadedResponse = (current: LoadedReader): WorkerResponse => {
    const { reader, backend, reason, verified } = current;
    const checksNumbers = checking?.of === current && checking.read !== null;
    return { type: 'loaded', model: reader.model, backend, reason, verified, checksNumbers };
  };

  /** After the first number is read, so that nothing waits for it. A failure is tried again. */
  const prepareChecking = async (of: LoadedReader): Promise<void> => {
    if (checking?.of === of) return;
    const mine: typeof checking = { of, read: null };
    checking = mine;
    try {
      const [lines, { readCheckedNumber }] = await Promise.all([
        of.lineReader(),
        import('../line/check-number'),
      ]);
      mine.read = (reader, strokes, options) => readCheckedNumber(reader, lines, strokes, options);
      if (checking === mine && (await loading) === of) announce(loadedResponse(of));
    } catch {
      if (checking === mine) checking = null;
    }
  };

  /** Reads with the line network, if it is there; where it fails, it is done without. */
  const settledRead =
    (current: LoadedReader): typeof readNumber =>
    (...ink) => {
      void prepareChecking(current);
      const mine = checking?.of === current ? checking : null;
      try {
        if (mine?.read) return mine.read(...ink);
      } catch {
        // Whatever is wrong with the ink, or the backend, is thrown here again.
        const reading = readNumber(...ink);
        if (mine) mine.read = null;
        announce(loadedResponse(current));
        return reading;
      }
      return readNumber(...ink);
    };

  return async (request) => {
    if (request.type === 'load') {
      try {
        return loadedResponse(await loadFor(request.backend));
      } catch (thrown) {
        return { type: 'load-failed', error: toPlainError(thrown) };
      }
    }
    if (request.type === 'learn') {
      memory.learn(request.trace, request.digit, request.said);
      numbersLearnt ||= request.inNumber && request.said;
      return { type: 'noted' };
    }
    if (request.type === 'unlearn') {
      memory.unlearn(request.trace);
      return { type: 'noted' };
    }
    if (request.type === 'forget') {
      memory.forget();
      numbersLearnt = false;
      return { type: 'noted' };
    }
    const { id } = request;
    try {
      if (request.type === 'read-picture') {
        // A separate chunk: most visits read no picture.
        const { readPicture } = await import('../line/read-picture');
        const picture = await withReader(async (current) =>
          readPicture(await current.lineReader(), request.picture, request.digits),
        );
        return { type: 'picture-reading', id, reading: picture };
      }
      const { strokes } = request;
      if (request.type === 'read-number') {
        const { only, settled } = request;
        const options = { dotExtent: DOT_EXTENT };
        const number = await withReader((current) => {
          const own = remembering(current.reader, numbersLearnt ? memory : null);
          if (only) return readNumberPart(own, strokes, only.parts, only.digits, options);
          return (settled ? settledRead(current) : readNumber)(own, strokes, options);
        });
        const traces = number.digits.map(({ reading }) => reading.trace ?? null);
        const digits = number.digits.map((digit) => ({ ...digit, reading: withoutTrace(digit.reading) }));
        return { type: 'number-reading', id, reading: { ...number, digits }, traces };
      }
      const drawn = drawnDigit(strokes, DOT_EXTENT);
      const [reading = emptyReading()] = await withReader(({ reader }) =>
        remembering(reader, request.alone ? null : memory).readBatch([drawn]),
      );
      return { type: 'reading', id, reading: withoutTrace(reading), traces: [reading.trace ?? null] };
    } catch (thrown) {
      if (thrown instanceof LoadFailure) return { type: 'load-failed', error: toPlainError(thrown.cause) };
      return { type: 'read-failed', id, error: toPlainError(thrown) };
    }
  };
}

/** The page keeps traces beside the readings. */
function withoutTrace({ trace: _trace, ...reading }: Reading): Reading {
  return reading;
}

function failLoad(cause: unknown): never {
  throw new LoadFailure(cause);
}

/** Closing a broken backend may fail; it is no longer used either way. */
function close(loaded: LoadedReader): void {
  try {
    loaded.close();
  } catch (error) {
    console.warn('A backend could not be ended cleanly.', error);
  }
}
