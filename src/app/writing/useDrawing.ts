import { useEffect, useState, useSyncExternalStore } from 'react';
import type { Digit } from '../../contract';
import type { Reading } from '../../recognizer';
import { type Recognizer, useRecognizer, useRecognizerStatus } from '../reader/useRecognizer';
import type { ReadInk } from './drawing';
import { type SheetName, sheetOf } from './sheets';
import { useHaptics } from './useHaptics';

export function useDigitDrawing(sheet: SheetName) {
  return useDrawing<Reading, Digit>(
    sheet,
    (recognizer) => (strokes, signal) => recognizer.read(strokes, { signal }),
  );
}

/** The page's own drawing, read by the app's recognizer. */
export function useDrawing<R extends { readonly accepted: boolean }, L>(
  sheet: SheetName,
  readerOf: (recognizer: Recognizer) => ReadInk<R>,
) {
  const recognizer = useRecognizer();
  const [drawing] = useState(() => sheetOf<R, L>(sheet, recognizer, readerOf));
  const view = useSyncExternalStore(drawing.subscribe, drawing.view);
  const { state } = useRecognizerStatus();
  useHaptics(view.reading?.accepted === true && !view.unread && !view.penDown);

  useEffect(() => {
    if (state === 'ready') drawing.retry();
  }, [state, drawing]);

  return { drawing, view };
}
