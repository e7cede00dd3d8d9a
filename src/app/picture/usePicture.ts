import { useCallback, useEffect, useRef, useState } from 'react';
import type { PictureReading } from '../../recognizer';
import { useRecognizer, useRecognizerStatus } from '../reader/useRecognizer';
import { cut, type Part, pixelsOf, turned } from './canvases';
import { openPicture, type PictureFault } from './decode';
import { type Incoming, subscribeIncoming } from './incoming';

/** In memory only, until another picture replaces it or the user leaves the page. */
interface CurrentPicture {
  readonly opening: boolean;
  readonly canvas: HTMLCanvasElement | null;
  /** What the canvas is a part of; `null`: it is the whole picture. */
  readonly whole: HTMLCanvasElement | null;
  readonly reading: PictureReading | null;
  /** Why there is no picture. */
  readonly fault: PictureFault | Exclude<Incoming, Blob> | null;
  /** The reader could not read. */
  readonly failure: Error | null;
}

const NOTHING: CurrentPicture = {
  opening: false,
  canvas: null,
  whole: null,
  reading: null,
  fault: null,
  failure: null,
};

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
      const picture = pixelsOf(canvas);
      if (!picture) return;
      const change = await recognizer.readPicture(picture, { signal }).then(
        (reading) => ({ reading, failure: null }),
        (failure: Error) => ({ failure }),
      );
      if (!signal.aborted) setCurrent((before) => ({ ...before, ...change }));
    },
    [recognizer],
  );

  const take = useCallback(
    async (incoming: Incoming) => {
      abort.current.abort();
      abort.current = new AbortController();
      const { signal } = abort.current;
      setCurrent({ ...NOTHING, opening: true });
      const opened = typeof incoming === 'string' ? incoming : await openPicture(incoming);
      if (signal.aborted) return;
      if (typeof opened === 'string') {
        setCurrent({ ...NOTHING, fault: opened });
      } else {
        setCurrent({ ...NOTHING, canvas: opened });
        await read(opened, signal);
      }
    },
    [read],
  );

  /** Shows and reads another canvas of the same picture. */
  const show = (canvas: HTMLCanvasElement | null, whole: HTMLCanvasElement | null) => {
    if (!canvas) return;
    abort.current.abort();
    abort.current = new AbortController();
    setCurrent({ ...NOTHING, canvas, whole });
    void read(canvas, abort.current.signal);
  };
  const { canvas: shown, whole } = current;
  const rotate = () => shown && show(turned(shown), whole);
  const select = (part: Part) => shown && show(cut(shown, part), whole ?? shown);
  const showWhole = () => show(whole, null);

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

  return { ...current, dragged, take, remove, rotate, select, showWhole };
}
