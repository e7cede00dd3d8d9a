import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Digit } from '../../contract';
import type { Reading } from '../../recognizer';
import { useMarkUnsavedWork } from '../pwa/unsaved-work';
import { type Recognizer, useRecognizer, useRecognizerStatus } from '../reader/useRecognizer';
import { Drawing, type ReadInk } from './drawing';

export function useDigitDrawing() {
  return useDrawing<Reading, Digit>(
    (recognizer) => (strokes, signal) => recognizer.read(strokes, { signal }),
  );
}

/** The calling page's own drawing, read by the app's recognizer, with undo and redo by keyboard. */
export function useDrawing<R, L>(readerOf: (recognizer: Recognizer) => ReadInk<R>) {
  const recognizer = useRecognizer();
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
