import { useEffect, useState, useSyncExternalStore } from 'react';
import { useServices } from '../services/services';
import { useRecognizerStatus } from '../services/useRecognizerStatus';
import { Drawing, type DrawingView } from './drawing';

/** A drawing of its own for the page that calls it, read by the app's recognizer; undo and redo by keyboard. */
export function useDrawing(): { readonly drawing: Drawing; readonly view: DrawingView } {
  const { recognizer } = useServices();
  const [drawing] = useState(() => new Drawing((strokes, signal) => recognizer.read(strokes, { signal })));
  const view = useSyncExternalStore(drawing.subscribe, drawing.view);
  const { state } = useRecognizerStatus();

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
