/** How long after its last sign of life a stylus counts as in use, in ms: between two strokes the palm stays down. */
const PEN_REST_MS = 1500;
/** A contact this wide or high, in CSS pixels, is a palm: a thumb laid flat is smaller. */
const PALM_EXTENT = 100;
/** Within this time and way a first finger may still turn out to be one of several; after them it is drawing. */
const GESTURE_START_MS = 300;
const GESTURE_START_WAY = 24;
/** Longest tap with several fingers, in ms, and how far each may move, in CSS pixels. */
const TAP_MS = 500;
const TAP_WAY = 24;

/** What of a pointer event is looked at. */
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

/** What a contact that went down is to do: draw or erase, break off what another has begun first, or nothing. */
export interface Landing {
  readonly breakOff: boolean;
  readonly act: 'draw' | 'erase' | null;
}

interface Finger {
  readonly x: number;
  readonly y: number;
  readonly since: number;
  way: number;
}

const NOTHING: Landing = { breakOff: false, act: null };

/**
 * Tells the contact that writes from palms, further fingers and taps with several of them. A stylus goes before fingers,
 * as long as it is in use; of several fingers that come together none draws.
 */
export class Hand {
  readonly #fingers = new Map<number, Finger>();
  #writing: { readonly id: number; readonly type: string } | null = null;
  #penSeen = Number.NEGATIVE_INFINITY;
  /** The most fingers that were down together since the hand was last lifted, and whether it can still be a tap. */
  #most = 0;
  #isTap = false;

  down(contact: Contact): Landing {
    const { pointerId, pointerType, button, buttons } = contact;
    if (pointerType === 'touch') return this.#touch(contact);
    // 5 is the eraser end of a stylus (Pointer Events, "button").
    const erases = pointerType === 'pen' && (button === 5 || (buttons & 32) !== 0);
    if (pointerType === 'pen') this.#penSeen = contact.timeStamp;
    const breakOff = pointerType === 'pen' && this.#writing?.type === 'touch';
    if ((button !== 0 && !erases) || (this.#writing && !breakOff)) return NOTHING;
    this.#isTap = false;
    this.#writing = { id: pointerId, type: pointerType };
    return { breakOff, act: erases ? 'erase' : 'draw' };
  }

  /** A contact or a hovering stylus moved. Returns whether it is the one that writes. */
  moved({ pointerId, pointerType, clientX, clientY, timeStamp }: Contact): boolean {
    if (pointerType === 'pen') this.#penSeen = timeStamp;
    const finger = this.#fingers.get(pointerId);
    if (finger) finger.way = Math.max(finger.way, Math.hypot(clientX - finger.x, clientY - finger.y));
    return this.#writing?.id === pointerId;
  }

  /**
   * A contact was lifted, or taken away by the system (`taken`).
   *
   * @returns whether it was the one that wrote, and with the last of several fingers what their tap asks for
   */
  up(contact: Contact, taken: boolean): { readonly wrote: boolean; readonly tap: 'undo' | 'redo' | null } {
    const wrote = this.moved(contact);
    if (wrote) this.#writing = null;
    const finger = this.#fingers.get(contact.pointerId);
    if (!finger) return { wrote, tap: null };
    this.#fingers.delete(contact.pointerId);
    if (taken || finger.way > TAP_WAY || contact.timeStamp - finger.since > TAP_MS) this.#isTap = false;
    if (this.#fingers.size > 0) return { wrote, tap: null };
    const fingers = this.#isTap ? this.#most : 0;
    this.#most = 0;
    this.#isTap = false;
    return { wrote, tap: fingers === 2 ? 'undo' : fingers === 3 ? 'redo' : null };
  }

  #touch({ pointerId, clientX, clientY, width, height, timeStamp }: Contact): Landing {
    const first = this.#fingers.size === 0;
    const writer = this.#writing ? this.#fingers.get(this.#writing.id) : undefined;
    this.#fingers.set(pointerId, { x: clientX, y: clientY, since: timeStamp, way: 0 });
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
      return { breakOff: false, act: 'draw' };
    }
    if (!writer) return NOTHING;
    if (timeStamp - writer.since > GESTURE_START_MS || writer.way > GESTURE_START_WAY) {
      // It is drawing: what comes now is the rest of the hand.
      this.#isTap = false;
      return NOTHING;
    }
    this.#writing = null;
    return { breakOff: true, act: null };
  }
}
