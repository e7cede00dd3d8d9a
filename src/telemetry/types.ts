import type { Day, Digit } from '../contract';

/** What the user chose in the agreement dialog, and for which version of the policy. */
export interface ConsentChoice {
  readonly policyVersion: string;
  readonly sharing: boolean;
}

/** The choice as it is kept. */
export interface Consent extends ConsentChoice {
  /** True where sharing was turned on by hand while the browser asked not to share; otherwise not there. */
  readonly despiteOptOut?: true;
}

/** A reading that the user finished; `read` is null where it was refused ("Not sure"). */
export interface Attempt {
  readonly model: string;
  readonly read: Digit | null;
  readonly meant: Digit;
}

/** Counts of one model version on this device, not yet in a report. */
export interface TallyView {
  readonly model: string;
  readonly attempts: readonly number[];
  readonly failures: readonly number[];
  readonly unread: number;
}

/** The bytes that would go next. */
export interface NextReportView {
  /** Exactly the body of the next request, or null while nothing is counted. */
  readonly body: string | null;
  /** Counts that are still missing before it may go (0 when it may). */
  readonly missing: number;
  /** `collecting`: too few counts yet; `waiting`: sealed, goes at `dueAt`; `sending`: under way; `paused`: the server said stop. */
  readonly state: 'collecting' | 'waiting' | 'sending' | 'paused';
  /** Milliseconds since the epoch when it goes by itself, where that is known. */
  readonly dueAt: number | null;
}

/** One line of the log of sent reports: the bytes and the server's answer. */
export interface SentReportView {
  readonly body: string;
  /** UTC day of the answer. */
  readonly day: Day;
  /** `stored`: 2xx; `dropped`: the server refused it for good; `expired`: it was never taken within its 7 days. */
  readonly outcome: 'stored' | 'dropped' | 'expired';
  /** HTTP status of the answer, or null where there was none. */
  readonly status: number | null;
  readonly message: string | null;
}

/** What holds reports back. Shown because it is stored; it outlives turning sharing off while it is in force. */
export interface LimitsView {
  /** UTC days on which a report was sealed, oldest first: at most one a day. */
  readonly sealedDays: readonly Day[];
  /** UTC days on which the server took a report, oldest first: at most one a day. */
  readonly sentDays: readonly Day[];
  /** Milliseconds since the epoch until which nothing is sent because the server said stop, or null. */
  readonly pausedUntil: number | null;
}

export interface TelemetryView {
  /** False where the browser gives no storage (private mode): nothing is counted then. */
  readonly available: boolean;
  /** Null until the user has chosen. */
  readonly consent: Consent | null;
  readonly tallies: readonly TallyView[];
  readonly next: NextReportView;
  readonly sent: readonly SentReportView[];
  readonly limits: LimitsView;
  /** The browser asks sites not to share (Global Privacy Control): sharing is off unless turned on by hand since. */
  readonly optOut: boolean;
  /** All of what is stored, as JSON: nothing is left out or said in other words. Null where nothing is stored. */
  readonly stored: string | null;
}

/** Outcome of "Send now". */
export type SendResult = 'sent' | 'too-few' | 'failed' | 'dropped' | 'paused' | 'off' | 'once-a-day' | 'busy';

/**
 * What became of a count. `off`: sharing is not on, or not under this policy; `full`: the device has no room for it; `failed`: the
 * browser would not store it for another reason. Whatever is not `counted` is dropped.
 */
export type CountOutcome = 'counted' | 'off' | 'full' | 'failed';

/** The one door to counting and sending. Nothing is counted before `choose` said so, or while sharing is off. */
export interface Telemetry {
  view(): Promise<TelemetryView>;
  /** Called after every change, also one made in another tab. Returns a function that unsubscribes. */
  subscribe(listener: () => void): () => void;
  /**
   * Keeps the user's choice. Sharing holds for that version of the policy only: while the app asks for another one,
   * nothing is counted or sent. Turning sharing off aborts a request under way and wipes tally, outbox and
   * log.
   */
  choose(choice: ConsentChoice): Promise<void>;
  /** Counts a finished reading. */
  countAttempt(attempt: Attempt): Promise<CountOutcome>;
  /** Counts a refused reading that the user left without a label. */
  countUnread(model: string): Promise<CountOutcome>;
  /** Skips the random delay, never the least number of counts. */
  sendNow(): Promise<SendResult>;
  /** Removes everything stored: choice, tally, outbox, log. */
  deleteEverything(): Promise<void>;
  /** Begins to seal and send by itself; the result stops it. */
  start(): () => void;
}
