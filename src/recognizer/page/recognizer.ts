import type { Stroke } from '../../ink';
import type { Picture } from '../../picture';
import type { BackendPreference } from '../core/backends/selection';
import type {
  DigitsMeant,
  ModelInfo,
  NumberReading,
  PictureReading,
  Reading,
  RecognizerStatus,
} from '../core/types';
import type { NumberPart } from '../worker/messages';

export interface CallOptions {
  /** Aborting rejects the call with the signal's reason and removes it from the queue. */
  readonly signal?: AbortSignal | undefined;
}

export interface ReadOptions extends CallOptions {
  /** Reads by the network alone, whatever was learnt. */
  readonly alone?: boolean;
}

export interface NumberOptions extends CallOptions {
  /**
   * All of the ink is there: the line network reads it, too, once it is loaded. The first such call
   * has it loaded, and does not wait; then the status says `checksNumbers`.
   */
  readonly settled?: boolean;
  /** Reads only this part of the ink, again, as so many digits. */
  readonly only?: NumberPart | undefined;
}

export interface PictureOptions extends CallOptions {
  /** The picture is part of a line: reads it again, as so many digits. */
  readonly digits?: DigitsMeant | undefined;
}

/** Reads digits in a worker, started by the first call. */
export interface Recognizer {
  /**
   * Starts the worker and loads the model. Calls share one load; after a failure the next call
   * tries again.
   *
   * @throws the reason, also in `status`: Error `ModelError`, or RecognizerError of any code
   */
  load(): Promise<ModelInfo>;
  /**
   * Reads a snapshot of one drawing. Loads the model if necessary; until then the drawing waits.
   * Drawings are read one at a time, in order. A drawing without points, or of a mere dot, is
   * refused: `accepted` false, no candidates.
   *
   * @throws the signal's reason; Error `InkError` for malformed ink; the error of a failed load
   */
  read(strokes: readonly Stroke[], options?: ReadOptions): Promise<Reading>;
  /**
   * Reads a line of 1 to 12 digits, otherwise like `read`. No ink, dots, scribbles and more digits
   * give an empty, refused number; so does a part that cannot be split.
   *
   * @throws like `read`
   */
  readNumber(strokes: readonly Stroke[], options?: NumberOptions): Promise<NumberReading>;
  /**
   * Reads the lines of digits in a picture, otherwise like `read`. The picture is transferred: its
   * values cannot be used afterwards.
   *
   * @throws like `read`; Error `RangeError` for a malformed picture or one above
   *   `MAX_PICTURE_PIXELS`
   */
  readPicture(picture: Picture, options?: PictureOptions): Promise<PictureReading>;
  /**
   * Learns how the user writes, from a reading of this recognizer or from a digit of a number.
   * Later readings lean to it. The worker keeps it, in memory only.
   *
   * @param digit the digit that was meant
   * @param said whether the user said so, or merely went on
   */
  learn(reading: Reading, digit: Reading['digit'], said: boolean): void;
  /** Takes back what was last learnt from this reading. */
  unlearn(reading: Reading): void;
  /** Forgets all that was learnt. */
  forget(): void;
  /**
   * Switches to another backend, keeping pending drawings: the named one if it works, otherwise the
   * next (`status` says which, and why). An idle reader will start there; a failed one tries again.
   */
  use(backend: BackendPreference): void;
  /** The same object until it changes. */
  status(): RecognizerStatus;
  /** Calls `listener` after each change of the status. Returns a function that unsubscribes. */
  subscribe(listener: () => void): () => void;
  /** Terminates the worker; pending calls fail with `closed`. A later call starts a new one. */
  close(): void;
}
