import type { BackendFailure, BackendName, BackendPreference, BackendReason } from '../core/backends/choice';
import { type DigitReader, rasterOf } from '../core/digit-reader';
import { emptyReading } from '../core/reading';
// Not by the door: what reads pictures would come along into the chunk of every visit.
import { readNumber } from '../number/read-number';
import { toPlainError, type WorkerRequest, type WorkerResponse } from './messages';

/** A reader and the backend that it runs on. */
export interface LoadedReader {
  readonly reader: DigitReader;
  readonly backend: BackendName;
  readonly reason: BackendReason;
  /** Whether the model files were checked by their SHA-256. */
  readonly verified: boolean;
  /** Whether the backend has stopped; what it has read since is worth nothing. */
  isLost(): boolean;
  /** Frees reader and backend. */
  close(): void;
}

/** Loads the model on the first backend that works; those in `lost` are passed over. */
type Load = (asked: BackendPreference, lost: readonly BackendFailure[]) => Promise<LoadedReader>;

/** What a request could not do for want of a reader, other than for its own ink. */
class LoadFailure extends Error {
  constructor(override readonly cause: unknown) {
    super('no reader');
  }
}

/**
 * The worker's side of the bridge. It keeps the *promise* of the model, so that requests that arrive early share
 * one load. It answers every request and never rejects. When the backend stops, the request under way is read on the
 * next one.
 *
 * @param announce sends what no request asked for: `loaded`, after a change of the backend
 */
export function createService(
  load: Load,
  announce: (response: WorkerResponse) => void = () => {},
): (request: WorkerRequest) => Promise<WorkerResponse> {
  let asked: BackendPreference = 'auto';
  let lost: BackendFailure[] = [];
  let loading: Promise<LoadedReader> | undefined;

  const loaded = () => {
    loading ??= load(asked, lost);
    return loading;
  };

  const loadFor = (preference: BackendPreference) => {
    if (preference === asked) return loaded();
    asked = preference;
    // Asking for another one gives those that stopped a new chance.
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

  /** Reads on the backend that runs, and again on the next one where it stops meanwhile. */
  const withReader = async <T>(read: (reader: DigitReader) => T): Promise<T> => {
    for (;;) {
      const current = await loaded().catch(failLoad);
      try {
        const result = read(current.reader);
        if (!current.isLost()) return result;
      } catch (thrown) {
        if (!current.isLost()) throw thrown;
      }
      await replace(current).catch(failLoad);
    }
  };

  return async (request) => {
    if (request.type === 'load') {
      try {
        return loadedResponse(await loadFor(request.backend));
      } catch (thrown) {
        return { type: 'load-failed', error: toPlainError(thrown) };
      }
    }
    const { id } = request;
    try {
      if (request.type === 'read-picture') {
        // A chunk of its own: most visits have no picture.
        const { readPicture } = await import('../number/read-picture');
        const picture = await withReader((reader) => readPicture(reader, request.picture));
        return { type: 'picture-reading', id, reading: picture };
      }
      const { type, strokes, dotExtent } = request;
      if (type === 'read-number') {
        const number = await withReader((reader) => readNumber(reader, strokes, { dotExtent }));
        return { type: 'number-reading', id, reading: number };
      }
      const raster = rasterOf(strokes, dotExtent);
      const reading = await withReader((reader) => (raster ? reader.readImage(raster) : emptyReading()));
      return { type: 'reading', id, reading };
    } catch (thrown) {
      if (thrown instanceof LoadFailure) return { type: 'load-failed', error: toPlainError(thrown.cause) };
      return { type: 'read-failed', id, error: toPlainError(thrown) };
    }
  };
}

function loadedResponse({ reader, backend, reason, verified }: LoadedReader): WorkerResponse {
  return { type: 'loaded', model: reader.model, backend, reason, verified };
}

function failLoad(cause: unknown): never {
  throw new LoadFailure(cause);
}

/** Freeing what has broken may fail; what matters is that nothing uses it any more. */
function close(loaded: LoadedReader): void {
  try {
    loaded.close();
  } catch (error) {
    console.warn('A backend could not be ended cleanly.', error);
  }
}
