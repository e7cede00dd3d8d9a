/** A stylus counts as in use this long, in ms: between two strokes the palm stays down. */
const PEN_REST_MS = 1500;
/** A contact this wide or high, in CSS pixels, is a palm: a thumb laid flat is smaller. */
const PALM_EXTENT = 100;
/** Within this time and travel a first finger may still be one of several; then it draws. */
const GESTURE_START_MS = 300;
const GESTURE_START_TRAVEL = 24;
/** Longest tap with several fingers, in ms, and how far each may move, in CSS pixels. */
const TAP_MS = 500;
const TAP_TRAVEL = 24;

/** The parts of a pointer event that are used. */
export interface Contact {
  readonly pointerId: number;
  readonly pointerType: string;
  readonly clientX: number;
  readonly clientY: number;
  readonly width: number;
  readonly height: number;
  readonly button: number;
  readonly buttons: number;
  /** In ms, of any one clock. */
  readonly timeStamp: number;
}

/** What to do when a contact goes down. */
interface ContactAction {
  readonly cancelsStroke: boolean;
  readonly begins: 'draw' | 'erase' | null;
}

interface Finger {
  readonly x: number;
  readonly y: number;
  readonly since: number;
  /** Furthest distance from the start, in CSS pixels. */
  travel: number;
}

const NOTHING: ContactAction = { cancelsStroke: false, begins: null };

/**
 * Tells the contact that writes from palms, further fingers and taps. A stylus goes before fingers;
 * of several fingers that come together none draws.
 */
export class Gestures {
  readonly #fingers = new Map<number, Finger>();
  #writing: { readonly id: number; readonly type: string } | null = null;
  #penSeen = Number.NEGATIVE_INFINITY;
  /** The most fingers that were down together since none was, and whether it can still be a tap. */
  #most = 0;
  #isTap = false;

  down(contact: Contact): ContactAction {
    const { pointerId, pointerType, button, buttons } = contact;
    if (pointerType === 'touch') return this.#touch(contact);
    // 5 is the eraser end of a stylus (Pointer Events, "button").
    const erases = pointerType === 'pen' && (button === 5 || (buttons & 32) !== 0);
    if (pointerType === 'pen') this.#penSeen = contact.timeStamp;
    const cancelsStroke = pointerType === 'pen' && this.#writing?.type === 'touch';
    if ((button !== 0 && !erases) || (this.#writing && !cancelsStroke)) return NOTHING;
    this.#isTap = false;
    this.#writing = { id: pointerId, type: pointerType };
    return { cancelsStroke, begins: erases ? 'erase' : 'draw' };
  }

  /** A contact or a hovering stylus moved. Returns whether it is the one that writes. */
  moved({ pointerId, pointerType, clientX, clientY, timeStamp }: Contact): boolean {
    if (pointerType === 'pen') this.#penSeen = timeStamp;
    const finger = this.#fingers.get(pointerId);
    if (finger) finger.travel = Math.max(finger.travel, Math.hypot(clientX - finger.x, clientY - finger.y));
    return this.#writing?.id === pointerId;
  }

  /** A contact ended. Returns whether it wrote, and what the tap means that ends with it. */
  up(contact: Contact, cancelled: boolean): { wrote: boolean; tap: 'undo' | 'redo' | null } {
    const wrote = this.moved(contact);
    if (wrote) this.#writing = null;
    const finger = this.#fingers.get(contact.pointerId);
    if (!finger) return { wrote, tap: null };
    this.#fingers.delete(contact.pointerId);
    if (cancelled || finger.travel > TAP_TRAVEL || contact.timeStamp - finger.since > TAP_MS)
      this.#isTap = false;
    if (this.#fingers.size > 0) return { wrote, tap: null };
    const fingers = this.#isTap ? this.#most : 0;
    this.#most = 0;
    this.#isTap = false;
    return { wrote, tap: fingers === 2 ? 'undo' : fingers === 3 ? 'redo' : null };
  }

  #touch({ pointerId, clientX, clientY, width, height, timeStamp }: Contact): ContactAction {
    const first = this.#fingers.size === 0;
    const writer = this.#writing ? this.#fingers.get(this.#writing.id) : undefined;
    this.#fingers.set(pointerId, { x: clientX, y: clientY, since: timeStamp, travel: 0 });
    this.#most = Math.max(this.#most, this.#fingers.size);
    const isPalm = Math.max(width, height) >= PALM_EXTENT;
    const penInUse =
      (this.#writing !== null && this.#writing.type !== 'touch') || timeStamp - this.#penSeen < PEN_REST_MS;
    if (isPalm || penInUse) {
      this.#isTap = false;
      return NOTHING;
    }
    if (first) {
      this.#isTap = true;
      this.#writing = { id: pointerId, type: 'touch' };
      return { cancelsStroke: false, begins: 'draw' };
    }
    if (!writer) return NOTHING;
    if (timeStamp - writer.since > GESTURE_START_MS || writer.travel > GESTURE_START_TRAVEL) {
      // The first finger is drawing: this is the rest of the hand.
      this.#isTap = false;
      return NOTHING;
    }
    this.#writing = null;
    return { cancelsStroke: true, begins: null };
  }
}
