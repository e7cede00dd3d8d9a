import { type DigitReader, rasterOf } from './digit-reader';
import { toPlainError, type WorkerRequest, type WorkerResponse } from './messages';
import { emptyReading } from './reading';

/** A reader and the backend that it runs on. */
export interface LoadedReader {
  readonly reader: DigitReader;
  readonly backend: string;
}

/**
 * The worker's side of the bridge. It keeps the *promise* of the model, so that requests that arrive early share
 * one load. It answers every request and never rejects.
 */
export function createService(
  load: () => Promise<LoadedReader>,
): (request: WorkerRequest) => Promise<WorkerResponse> {
  let loading: Promise<LoadedReader> | undefined;
  const loaded = () => {
    loading ??= load();
    return loading;
  };
  return async (request) => {
    if (request.type === 'load') {
      try {
        const { reader, backend } = await loaded();
        return { type: 'loaded', model: reader.model, backend };
      } catch (thrown) {
        return { type: 'load-failed', error: toPlainError(thrown) };
      }
    }
    const { id, strokes, dotExtent } = request;
    try {
      const { reader } = await loaded();
      const raster = rasterOf(strokes, dotExtent);
      return { type: 'reading', id, reading: raster ? reader.readImage(raster) : emptyReading() };
    } catch (thrown) {
      return { type: 'read-failed', id, error: toPlainError(thrown) };
    }
  };
}
