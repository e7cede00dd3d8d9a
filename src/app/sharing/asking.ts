import { useEffect, useRef } from 'react';
import { Store } from '../store';

/** People try the app before they are asked. */
const READINGS_BEFORE_ASKING = 3;
/** A reading is done when the user goes on, or when the pen rests this long, in ms. */
const REST_MS = 3000;

/** Whether it is time to ask about sharing. In memory only: nothing is stored before the answer. */
export const timeToAsk = new Store(false);
let readings = 0;

function addReading(): void {
  readings++;
  if (readings >= READINGS_BEFORE_ASKING) timeToAsk.set(true);
}

/** What is known of a drawing; see `DrawingView`. */
interface Progress {
  readonly hasInk: boolean;
  readonly penDown: boolean;
  readonly unread: boolean;
  readonly reading: unknown;
}

/**
 * Adds each drawing that was read to the readings before the question, once: when the pen rests,
 * or when it is finished.
 *
 * @returns Called when the user goes on; gives the function to call once that drawing is read.
 */
export function useReadingsBeforeAsking({ hasInk, penDown, unread, reading }: Progress): () => () => void {
  const added = useRef(false);
  const rests = hasInk && !penDown && !unread && reading !== null;

  useEffect(() => {
    if (!rests || added.current || timeToAsk.get()) return;
    const timer = setTimeout(() => {
      added.current = true;
      addReading();
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [rests]);

  useEffect(() => {
    if (!hasInk) added.current = false;
  }, [hasInk]);

  return () => {
    const isNew = !added.current;
    return () => {
      if (isNew) addReading();
    };
  };
}
