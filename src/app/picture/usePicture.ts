import { useCallback, useEffect, useRef, useState } from 'react';
import type { PictureReading } from '../../recognizer';
import { useRecognizer, useRecognizerStatus } from '../reader/useRecognizer';
import { openPicture, PictureError, type PictureFault } from './decode';
import { type Incoming, subscribeIncoming } from './incoming';

/** Why there is no picture. */
export type NoPictureReason = PictureFault | 'not-shared' | 'no-files';

/**
 * The current picture. It is in memory only, until another replaces it or the user leaves the page.
 */
export interface CurrentPicture {
  readonly state: 'none' | 'opening' | 'shown';
  readonly canvas: HTMLCanvasElement | null;
  readonly reading: PictureReading | null;
  readonly fault: NoPictureReason | null;
  /** The reader could not read. */
  readonly failure: Error | null;
}

const NOTHING: CurrentPicture = { state: 'none', canvas: null, reading: null, fault: null, failure: null };

/** One picture at a time, read by the app's recognizer. */
export function usePicture() {
  const recognizer = useRecognizer();
  const { state: readerState } = useRecognizerStatus();
  const [current, setCurrent] = useState(NOTHING);
  const [dragged, setDragged] = useState(false);
  /** Aborts the current work when a newer picture comes. */
  const abort = useRef(new AbortController());

  const read = useCallback(
    async (canvas: HTMLCanvasElement, signal: AbortSignal) => {
      const context = canvas.getContext('2d');
      if (!context) return;
      const { data, width } = context.getImageData(0, 0, canvas.width, canvas.height);
      try {
        const reading = await recognizer.readPicture({ rgba: data, width }, { signal });
        if (!signal.aborted) setCurrent((before) => ({ ...before, reading, failure: null }));
      } catch (thrown) {
        const failure = thrown instanceof Error ? thrown : new Error(String(thrown));
        if (!signal.aborted) setCurrent((before) => ({ ...before, failure }));
      }
    },
    [recognizer],
  );

  const take = useCallback(
    async (incoming: Incoming) => {
      abort.current.abort();
      abort.current = new AbortController();
      const { signal } = abort.current;
      if (typeof incoming === 'string') {
        setCurrent({ ...NOTHING, fault: incoming });
        return;
      }
      setCurrent({ ...NOTHING, state: 'opening' });
      try {
        const canvas = await openPicture(incoming);
        if (signal.aborted) return;
        setCurrent({ ...NOTHING, state: 'shown', canvas });
        await read(canvas, signal);
      } catch (thrown) {
        const fault = thrown instanceof PictureError ? thrown.code : 'not-picture';
        if (!signal.aborted) setCurrent({ ...NOTHING, fault });
      }
    },
    [read],
  );

  const remove = useCallback(() => {
    abort.current.abort();
    setCurrent(NOTHING);
  }, []);

  useEffect(() => subscribeIncoming((incoming) => void take(incoming), setDragged), [take]);
  useEffect(() => () => abort.current.abort(), []);

  const { canvas, failure } = current;
  useEffect(() => {
    // The reader is back, on another backend or online again.
    if (readerState === 'ready' && failure && canvas) void read(canvas, abort.current.signal);
  }, [readerState, failure, canvas, read]);

  return { ...current, dragged, take, remove };
}
