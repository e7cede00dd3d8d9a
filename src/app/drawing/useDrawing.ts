import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Digit } from '../../contract';
import type { NumberReading, Reading, Recognizer } from '../../recognizer';
import { useServices } from '../services/services';
import { useMarkUnsavedWork } from '../services/unsaved-work';
import { useRecognizerStatus } from '../services/useRecognizerStatus';
import type { Corrections } from './corrections';
import { Drawing, type DrawingView, type ReadInk } from './drawing';

interface DrawingInUse<R, L> {
  readonly drawing: Drawing<R, L>;
  readonly view: DrawingView<R, L>;
}

/** Drawings of one digit each. */
export function useDigitDrawing(): DrawingInUse<Reading, Digit> {
  return useDrawing((recognizer) => (strokes, signal) => recognizer.read(strokes, { signal }));
}

/** Drawings of one whole number each. */
export function useNumberDrawing(): DrawingInUse<NumberReading, Corrections> {
  return useDrawing((recognizer) => (strokes, signal) => recognizer.readNumber(strokes, { signal }));
}

/** A drawing of its own for the page that calls it, read by the app's recognizer; undo and redo by keyboard. */
function useDrawing<R, L>(readerOf: (recognizer: Recognizer) => ReadInk<R>): DrawingInUse<R, L> {
  const { recognizer } = useServices();
  const [drawing] = useState(() => new Drawing<R, L>(readerOf(recognizer)));
  const view = useSyncExternalStore(drawing.subscribe, drawing.view);
  const { state } = useRecognizerStatus();
  useMarkUnsavedWork(view.hasInk || view.waiting > 0);

  useEffect(() => {
    if (state === 'ready') drawing.retry();
  }, [state, drawing]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) drawing.redo();
      else drawing.undo();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [drawing]);

  return { drawing, view };
}
