import { EMPTY_HISTORY, type InkAction, type InkHistory, inkReducer, type Strokes } from './history';
import { LiveReader } from './live-reader';
import type { PenStroke } from './pen-stroke';

/** What was read, and what was picked as meant, if anything was. */
export interface Outcome<R, L> {
  readonly reading: R;
  readonly label: L | null;
}

/** A drawing that the user is done with. */
export interface Finished<R, L> extends Outcome<R, L> {
  /** The ink that was read. */
  readonly strokes: Strokes;
}

/** What the page shows of the ink, whatever it is read as. */
export interface InkView {
  readonly strokes: Strokes;
  /** Whether there is ink, the stroke under the pen included. */
  readonly hasInk: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly penDown: boolean;
  /** The newest ink is not read yet: what is shown is a reading of less ink, or none. */
  readonly unread: boolean;
  /** Finished drawings whose reading is still to come. */
  readonly waiting: number;
  /** Set when ink could not be read, on the sheet or finished; it waits for `retry`. */
  readonly failure: Error | null;
}

/** What the page shows of a drawing. */
export interface DrawingView<R, L> extends InkView {
  /** The newest reading of this drawing; while drawing it may be of a little less ink. */
  readonly reading: R | null;
  /** What the user picked as meant; any change of the ink drops it. */
  readonly label: L | null;
}

/** The part of a drawing that a sheet and its tools work with. */
export interface InkDrawing {
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

export type ReadInk<R> = (strokes: Strokes, signal: AbortSignal) => Promise<R>;

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
 * One drawing after another, read while it grows. Going on (`finish`, `leave`) hands out each drawing at most
 * once and forgets its ink, so that nothing can be counted twice. `R` is what a reading is, `L` what says which
 * digits were meant.
 */
export class Drawing<R, L> implements InkDrawing {
  readonly #reader: LiveReader<R>;
  readonly #listeners = new Set<() => void>();
  #history: InkHistory = EMPTY_HISTORY;
  #view: DrawingView<R, L> = BLANK;
  /** Grows with every change of the ink, the points under the pen included. */
  #revision = 0;
  /** What was marked when the pen came down: it comes back with the ink where the stroke is broken off. */
  #labelBefore: L | null = null;

  constructor(read: ReadInk<R>) {
    this.#reader = new LiveReader<R>({
      read,
      onReading: (reading, revision) => {
        // Under the pen the ink grows on: only the reading of the whole drawing ends the wait.
        const unread = this.#view.penDown || revision !== this.#revision;
        this.#set({ reading, unread, failure: null });
      },
      onFailure: (failure) => this.#set({ failure }),
    });
  }

  readonly view = (): DrawingView<R, L> => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  penStarted(): void {
    this.#revision++;
    this.#labelBefore = this.#view.label;
    this.#set({ penDown: true, hasInk: true, unread: true, label: null });
  }

  /** @param stroke gives the stroke so far; called only when there is time to read it */
  penMoved(stroke: () => PenStroke): void {
    const { strokes } = this.#history;
    this.#reader.submit(++this.#revision, () => [...strokes, stroke()]);
  }

  /** @param stroke the whole stroke, or `null` where it was broken off and counts as not drawn */
  penEnded(stroke: PenStroke | null): void {
    this.#set({ penDown: false });
    if (stroke) {
      this.#act({ type: 'add', stroke });
    } else {
      this.#inkChanged();
      this.mark(this.#labelBefore);
    }
  }

  /** Takes strokes of this drawing away; others are not looked at. */
  erase(strokes: Strokes): void {
    if (!this.#view.penDown) this.#act({ type: 'erase', strokes });
  }

  /** Puts other strokes in the place of all that are there. */
  redraw(strokes: Strokes): void {
    if (!this.#view.penDown) this.#act({ type: 'redraw', strokes });
  }

  undo(): void {
    if (!this.#view.penDown) this.#act({ type: 'undo' });
  }

  redo(): void {
    if (!this.#view.penDown) this.#act({ type: 'redo' });
  }

  clear(): void {
    if (!this.#view.penDown) this.#act({ type: 'clear' });
  }

  /** Says what was meant, or takes it back with `null`. */
  mark(label: L | null): void {
    if (this.#view.hasInk && !this.#view.penDown) this.#set({ label });
  }

  /**
   * Takes the drawing off the sheet at once, whatever the reader is doing, and begins a new one.
   *
   * @returns the finished drawing once it is read; `null` where there is none: no ink, the pen is down, or the
   *   reader has failed
   */
  finish(): Promise<Finished<R, L>> | null {
    const { hasInk, penDown, failure, label, strokes } = this.#view;
    if (!hasInk || penDown || failure) return null;
    const taken = this.#reader.take();
    this.#set({ waiting: this.#view.waiting + 1 });
    this.#reset();
    return taken.then((reading) => {
      this.#set({ waiting: this.#view.waiting - 1 });
      return { reading, label, strokes };
    });
  }

  /**
   * The user goes away. A labelled drawing is finished; any other is thrown away.
   *
   * @returns the finished drawing once it is read, or `null`
   */
  leave(): Promise<Finished<R, L>> | null {
    const finished = this.#view.label === null ? null : this.finish();
    this.#reset();
    return finished;
  }

  /** Reads the waiting ink again after a failure. */
  retry(): void {
    this.#set({ failure: null });
    this.#reader.retry();
  }

  #reset(): void {
    this.#history = inkReducer(this.#history, { type: 'reset' });
    this.#set({ penDown: false });
    this.#inkChanged();
  }

  #act(action: InkAction): void {
    const next = inkReducer(this.#history, action);
    if (next === this.#history) return;
    this.#history = next;
    this.#inkChanged();
  }

  #inkChanged(): void {
    const { past, strokes, future } = this.#history;
    const hasInk = strokes.length > 0;
    const revision = ++this.#revision;
    this.#set({
      strokes,
      hasInk,
      canUndo: past.length > 0,
      canRedo: future.length > 0,
      unread: hasInk,
      label: null,
      reading: hasInk ? this.#view.reading : null,
    });
    if (hasInk) this.#reader.submit(revision, () => strokes);
    else this.#reader.clear();
  }

  #set(change: Partial<DrawingView<R, L>>): void {
    this.#view = { ...this.#view, ...change };
    for (const listener of this.#listeners) listener();
  }
}
