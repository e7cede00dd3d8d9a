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
  /** Set when the ink could not be read; it waits for `retry`. */
  readonly failure: Error | null;
  /** `finish` waits for the last reading. */
  readonly finishing: boolean;
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

const BLANK: Omit<DrawingView<never, never>, 'failure'> = {
  strokes: [],
  hasInk: false,
  canUndo: false,
  canRedo: false,
  penDown: false,
  reading: null,
  label: null,
  finishing: false,
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
  #view: DrawingView<R, L> = { ...BLANK, failure: null };
  /** Grows with every change of the ink, the points under the pen included. */
  #revision = 0;
  #readRevision = 0;
  /** What was marked when the pen came down: it comes back with the ink where the stroke is broken off. */
  #labelBefore: L | null = null;

  constructor(read: ReadInk<R>) {
    this.#reader = new LiveReader<R>({
      read,
      onReading: (reading, revision) => {
        this.#readRevision = revision;
        this.#set({ reading, failure: null });
      },
      onFailure: (failure) => this.#set({ failure, finishing: false }),
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
    this.#set({ penDown: true, hasInk: true, label: null, finishing: false });
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
   * Waits for the reading of the ink as it is, then begins a new drawing.
   *
   * @returns the finished drawing, or `null` where there is none: no ink, the pen is down, it cannot be read,
   *   or the ink changed while waiting
   */
  async finish(): Promise<Finished<R, L> | null> {
    const { hasInk, penDown, finishing } = this.#view;
    if (!hasInk || penDown || finishing) return null;
    const revision = this.#revision;
    this.#set({ finishing: true });
    const reading = await this.#reader.settled(revision);
    // A change of the ink has set `finishing` back by itself.
    if (!this.#view.finishing || this.#revision !== revision) return null;
    const { label, strokes } = this.#view;
    if (!reading) {
      this.#set({ finishing: false });
      return null;
    }
    this.#reset();
    return { reading, label, strokes };
  }

  /**
   * The user goes away. A drawing that was read and labelled is finished; any other is thrown away.
   *
   * @returns the finished drawing, or `null`
   */
  leave(): Finished<R, L> | null {
    const { reading, label, strokes } = this.#view;
    const finished =
      reading && label !== null && this.#readRevision === this.#revision ? { reading, label, strokes } : null;
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
      label: null,
      finishing: false,
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
