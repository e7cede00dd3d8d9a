import { markUnsavedWork } from '../pwa/unsaved-work';
import type { Recognizer } from '../reader/useRecognizer';
import { Drawing, type ReadInk } from './drawing';

/** A page with a sheet. */
export type SheetName = 'draw' | 'number' | 'practice';

/** Forgotten with the app: in memory only. */
const sheets = new Map<SheetName, Drawing<unknown, unknown>>();

/** The sheet of a page: its ink survives going to another page and back. */
export function sheetOf<R, L>(
  name: SheetName,
  recognizer: Recognizer,
  readerOf: (recognizer: Recognizer) => ReadInk<R>,
): Drawing<R, L> {
  const known = sheets.get(name) as Drawing<R, L> | undefined;
  if (known) return known;
  const drawing = new Drawing<R, L>(readerOf(recognizer));
  drawing.subscribe(() => {
    const { hasInk, waiting } = drawing.view();
    markUnsavedWork(drawing, hasInk || waiting > 0);
  });
  sheets.set(name, drawing as Drawing<unknown, unknown>);
  return drawing;
}

/** Takes the ink off every sheet. */
export function clearSheets(): void {
  for (const drawing of sheets.values()) drawing.discard();
}
