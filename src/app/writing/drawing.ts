import { Store } from '../store';
import { EMPTY_HISTORY, type InkHistory, redone, type Strokes, undone, withStrokes } from './history';
import { LiveReader } from './live-reader';
import type { PenStroke } from './pen-stroke';

/** A reading, and the user's label, if any. */
export interface LabelledReading<R, L> {
  readonly reading: R;
  readonly label: L | null;
}

export interface Finished<R, L> extends LabelledReading<R, L> {
  /** The ink that was read. */
  readonly strokes: Strokes;
  /** The same for a drawing that came back and was finished again. */
  readonly sheet: object;
  /** Aborted when undo brings the drawing back. */
  readonly undone: AbortSignal;
}

/** A finished drawing that undo can still bring back. */
interface Last<R, L> {
  readonly history: InkHistory;
  readonly label: L | null;
  readonly sheet: object;
  readonly undoing: AbortController;
  /** `null` until it is read. */
  reading: R | null;
}

/** The visible state of the ink, whatever it is read as. */
export interface InkView {
  readonly strokes: Strokes;
  /** Whether there is ink, the stroke under the pen included. */
  readonly hasInk: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly penDown: boolean;
  /** The newest ink is not read yet: the reading is of earlier ink, or null. */
  readonly unread: boolean;
  /** Finished drawings whose reading is still to come. */
  readonly waiting: number;
  /** Why ink, on the sheet or finished, could not be read; it waits for `retry`. */
  readonly failure: Error | null;
}

export interface DrawingView<R, L> extends InkView {
  /** The newest reading of this drawing; while drawing it may be of a little less ink. */
  readonly reading: R | null;
  /** The user's label; any change of the ink removes it. */
  readonly label: L | null;
}

/** The part of a drawing that the sheet and its tools use. */
export interface InkDrawing {
  sheetWidth: number;
  view(): InkView;
  penStarted(): void;
  penMoved(stroke: () => PenStroke): void;
  penEnded(stroke: PenStroke | null): void;
  erase(strokes: Strokes): void;
  redraw(strokes: Strokes): void;
  undo(): void;
  redo(): void;
  clear(): void;
  retry(): void;
}

/** @param settled whether the pen is up: the ink is no part of a growing stroke */
export type ReadInk<R> = (strokes: Strokes, signal: AbortSignal, settled: boolean) => Promise<R>;

const BLANK: DrawingView<never, never> = {
  strokes: [],
  hasInk: false,
  canUndo: false,
  canRedo: false,
  penDown: false,
  unread: false,
  waiting: 0,
  failure: null,
  reading: null,
  label: null,
};

/**
 * One drawing after another, read while it grows. `finish` returns each drawing once, and again only
 * after undo has brought it back. `R` is the reading, `L` the user's label.
 */
export class Drawing<R, L> implements InkDrawing {
  readonly #reader: LiveReader<R>;
  readonly #store = new Store<DrawingView<R, L>>(BLANK);
  readonly view = this.#store.get;
  readonly subscribe = this.#store.subscribe;
  #history: InkHistory = EMPTY_HISTORY;
  /** Increases with every change of the ink, including points under the pen. */
  #revision = 0;
  /** The label before the pen came down; a cancelled stroke restores it. */
  #labelBefore: L | null = null;
  #sheet: object = {};
  /** CSS width of the sheet at its first layout, the unit of the strokes; 0 before. */
  sheetWidth = 0;
  /** The drawing finished last, until the next has a stroke. */
  #last: Last<R, L> | null = null;

  constructor(read: ReadInk<R>) {
    this.#reader = new LiveReader<R>({
      read,
      onReading: (reading, revision) => {
        const { label, unread: isNew } = this.view();
        if (label !== null && !isNew) return;
        // While the pen is down the ink keeps growing.
        const unread = this.view().penDown || revision !== this.#revision;
        this.#set({ reading, unread, failure: null });
      },
      onFailure: (failure) => this.#set({ failure }),
    });
  }

  penStarted(): void {
    this.#revision++;
    this.#labelBefore = this.view().label;
    this.#set({ penDown: true, hasInk: true, unread: true, label: null });
  }

  /** @param stroke returns the stroke so far; called only when it is about to be read */
  penMoved(stroke: () => PenStroke): void {
    const { strokes } = this.#history;
    const revision = ++this.#revision;
    this.#reader.submit({ revision, ink: () => [...strokes, stroke()], settled: false });
  }

  /** @param stroke the whole stroke, or `null` where it was cancelled */
  penEnded(stroke: PenStroke | null): void {
    this.#set({ penDown: false });
    if (stroke) {
      this.redraw([...this.#history.strokes, stroke]);
    } else {
      this.#inkChanged();
      this.mark(this.#labelBefore);
    }
  }

  /** Removes these strokes where they are in the drawing. */
  erase(strokes: Strokes): void {
    const left = this.#history.strokes.filter((stroke) => !strokes.includes(stroke));
    if (left.length < this.#history.strokes.length) this.redraw(left);
  }

  redraw(strokes: Strokes): void {
    this.#last = null;
    this.#change(withStrokes(this.#history, strokes));
  }

  /** Takes the last step back; on a sheet without any, brings the last finished drawing back. */
  undo(): void {
    if (this.#last && !this.view().penDown) this.#bringBack(this.#last);
    else this.#change(undone(this.#history));
  }

  redo(): void {
    this.#change(redone(this.#history));
  }

  clear(): void {
    this.erase(this.#history.strokes);
  }

  /** Sets the label, or removes it with `null`. */
  mark(label: L | null): void {
    const { hasInk, penDown } = this.view();
    if (hasInk && !penDown) this.#set({ label });
  }

  /**
   * Takes the drawing off the sheet at once and starts a new one. Returns it once it is read, or
   * `null`: there is no ink, the pen is down, or the reader has failed.
   *
   * @param onUndone called when undo brings it back, perhaps before it is read
   */
  finish(onUndone?: () => void): Promise<Finished<R, L>> | null {
    const { hasInk, penDown, failure, label, strokes, waiting } = this.view();
    if (!hasInk || penDown || failure) return null;
    const taken = this.#reader.take();
    const undoing = new AbortController();
    if (onUndone) undoing.signal.addEventListener('abort', onUndone);
    const sheet = this.#sheet;
    const last: Last<R, L> = { history: this.#history, label, sheet, undoing, reading: null };
    this.#set({ waiting: waiting + 1 });
    this.#reset();
    this.#last = last;
    this.#set({ canUndo: true });
    return taken.then((reading) => {
      last.reading = reading;
      this.#set({ waiting: this.view().waiting - 1 });
      return { reading, label, strokes, sheet, undone: undoing.signal };
    });
  }

  /** Starts a new drawing; nothing brings this one back. */
  discard(): void {
    this.#last = null;
    this.#reset();
  }

  retry(): void {
    this.#set({ failure: null });
    this.#reader.retry();
  }

  /** Reads the same ink again. What the user labels meanwhile keeps its reading. */
  readAgain(): void {
    if (this.view().label === null) this.#reader.readAgain();
  }

  /** With its reading as it was: since then, the reader may have learnt from it. */
  #bringBack({ history, label, sheet, undoing, reading }: Last<R, L>): void {
    this.#last = null;
    this.#sheet = sheet;
    this.#history = history;
    this.#inkChanged(reading);
    this.mark(label);
    undoing.abort();
  }

  #reset(): void {
    this.#history = EMPTY_HISTORY;
    this.#sheet = {};
    this.#set({ penDown: false });
    this.#inkChanged();
  }

  #change(history: InkHistory): void {
    if (this.view().penDown || history === this.#history) return;
    this.#history = history;
    this.#inkChanged();
  }

  /** @param known the reading of this very ink, where there is one */
  #inkChanged(known: R | null = null): void {
    const { past, strokes, future } = this.#history;
    const hasInk = strokes.length > 0;
    const revision = ++this.#revision;
    this.#set({
      strokes,
      hasInk,
      canUndo: past.length > 0 || this.#last !== null,
      canRedo: future.length > 0,
      unread: hasInk && known === null,
      label: null,
      reading: known ?? (hasInk ? this.view().reading : null),
    });
    if (!hasInk) this.#reader.clear();
    else if (known === null) this.#reader.submit({ revision, ink: () => strokes, settled: true });
    else this.#reader.restore(revision, () => strokes, known);
  }

  #set(change: Partial<DrawingView<R, L>>): void {
    this.#store.set({ ...this.view(), ...change });
  }
}
