import { useCallback, useEffect, useRef, useState } from 'react';
import type { PictureReading } from '../../recognizer';
import { useRecognizer, useRecognizerStatus } from '../reader/useRecognizer';
import { openPicture, PictureError, type PictureFault } from './decode';
import { type Incoming, subscribeIncoming } from './incoming';

/** Why there is no picture, or nothing read in it. */
export type ImageFault = PictureFault | 'not-shared' | 'no-files';

/** What the page has in hand. The picture is in memory only, until another takes its place or the page is left. */
export interface PictureInHand {
  readonly state: 'none' | 'opening' | 'shown';
  readonly canvas: HTMLCanvasElement | null;
  readonly reading: PictureReading | null;
  readonly fault: ImageFault | null;
  /** The reader could not read. */
  readonly failure: Error | null;
}

const NOTHING: PictureInHand = { state: 'none', canvas: null, reading: null, fault: null, failure: null };

/** One picture after another, read by the app's recognizer. */
export function usePicture() {
  const recognizer = useRecognizer();
  const { state: readerState } = useRecognizerStatus();
  const [inHand, setInHand] = useState(NOTHING);
  const [dragged, setDragged] = useState(false);
  /** What is under way; a newer picture breaks it off. */
  const underWay = useRef(new AbortController());

  const read = useCallback(
    async (canvas: HTMLCanvasElement, signal: AbortSignal) => {
      const context = canvas.getContext('2d');
      if (!context) return;
      const { data, width } = context.getImageData(0, 0, canvas.width, canvas.height);
      try {
        const reading = await recognizer.readPicture({ rgba: data, width }, { signal });
        if (!signal.aborted) setInHand((before) => ({ ...before, reading, failure: null }));
      } catch (thrown) {
        const failure = thrown instanceof Error ? thrown : new Error(String(thrown));
        if (!signal.aborted) setInHand((before) => ({ ...before, failure }));
      }
    },
    [recognizer],
  );

  const take = useCallback(
    async (incoming: Incoming) => {
      underWay.current.abort();
      underWay.current = new AbortController();
      const { signal } = underWay.current;
      if (typeof incoming === 'string') {
        setInHand({ ...NOTHING, fault: incoming });
        return;
      }
      setInHand({ ...NOTHING, state: 'opening' });
      try {
        const canvas = await openPicture(incoming);
        if (signal.aborted) return;
        setInHand({ ...NOTHING, state: 'shown', canvas });
        await read(canvas, signal);
      } catch (thrown) {
        const fault = thrown instanceof PictureError ? thrown.code : 'not-picture';
        if (!signal.aborted) setInHand({ ...NOTHING, fault });
      }
    },
    [read],
  );

  const remove = useCallback(() => {
    underWay.current.abort();
    setInHand(NOTHING);
  }, []);

  useEffect(() => subscribeIncoming((incoming) => void take(incoming), setDragged), [take]);
  useEffect(() => () => underWay.current.abort(), []);

  const { canvas, failure } = inHand;
  useEffect(() => {
    // The reader has come back, on another way to run or with a network.
    if (readerState === 'ready' && failure && canvas) void read(canvas, underWay.current.signal);
  }, [readerState, failure, canvas, read]);

  return { ...inHand, dragged, take, remove };
}
