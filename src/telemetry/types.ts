import type { Day, Digit, Report } from '../contract';
import type { CountReceipt } from './tally';

/** The user's choice, and the version of the policy it applies to. */
export interface ConsentChoice {
  readonly policyVersion: string;
  readonly sharing: boolean;
}

/** The choice as stored. */
export interface Consent extends ConsentChoice {
  /** True if the user turned sharing on although the browser asked not to share; else absent. */
  readonly despiteOptOut?: true;
}

/** A finished reading; `read` is null if it was refused ("Not sure"). */
export interface Attempt {
  readonly model: string;
  readonly read: Digit | null;
  readonly meant: Digit;
}

/** Counts of one model version that are not in a report yet. */
export type TallyView = Omit<Report, 'v' | 'id'>;

/** The next report. */
export interface NextReportView {
  /** The exact body of the next request, or null without counts. */
  readonly body: string | null;
  /** Counts missing until it may be sent; 0 if it may. */
  readonly missing: number;
  /**
   * `collecting`: too few counts yet; `waiting`: sealed, sent at `dueAt`; `sending`: in progress;
   * `paused`: the server asked to stop.
   */
  readonly state: 'collecting' | 'waiting' | 'sending' | 'paused';
  /** When it is sent automatically, in milliseconds since the epoch, if known. */
  readonly dueAt: number | null;
}

/** An entry of the log of sent reports: the bytes and the server's answer. */
export interface SentReportView {
  readonly body: string;
  /** UTC day of the answer. */
  readonly day: Day;
  /** `stored`: 204; `dropped`: refused for good; `expired`: not accepted within 7 days. */
  readonly outcome: 'stored' | 'dropped' | 'expired';
  /** HTTP status of the answer, or null without one. */
  readonly status: number | null;
  readonly message: string | null;
}

/** Limits on reports. Shown because stored; while in force they outlive turning sharing off. */
export interface LimitsView {
  /** UTC days on which a report was sealed, oldest first. */
  readonly sealedDays: readonly Day[];
  /** UTC days on which the server accepted a report, oldest first. */
  readonly sentDays: readonly Day[];
  /** End of a pause that the server asked for, in milliseconds since the epoch, or null. */
  readonly pausedUntil: number | null;
}

export interface TelemetryView {
  /** False if the browser allows no storage (private mode): nothing is counted then. */
  readonly available: boolean;
  /** Null until the user has chosen. */
  readonly consent: Consent | null;
  readonly tallies: readonly TallyView[];
  readonly next: NextReportView;
  readonly sent: readonly SentReportView[];
  readonly limits: LimitsView;
  /** The browser asks sites not to share: sharing is off unless the user turned it on since. */
  readonly optOut: boolean;
  /** Everything stored, as JSON, unabridged; null if nothing is. */
  readonly stored: string | null;
}

/** Result of "Send now". */
export type SendResult = 'sent' | 'too-few' | 'failed' | 'dropped' | 'paused' | 'off' | 'once-a-day' | 'busy';

/**
 * What became of a count. `off`: sharing is off, or not for this policy; `full`: storage is full;
 * `failed`: storage failed otherwise. Whatever is not `counted` is dropped.
 */
export type CountOutcome = CountResult['outcome'];

/** The outcome of a count, and what takes it back. */
export type CountResult =
  | { readonly outcome: 'counted'; readonly receipt: CountReceipt }
  | { readonly outcome: 'off' | 'full' | 'failed' };

/** Counting and sending. Nothing is counted before `choose`, or while sharing is off. */
export interface Telemetry {
  view(): Promise<TelemetryView>;
  /** Calls `listener` after each change in any tab. Returns a function that unsubscribes. */
  subscribe(listener: () => void): () => void;
  /**
   * Stores the user's choice. Sharing applies to that version of the policy only; under another one
   * nothing is counted or sent. Turning it off aborts the current request and wipes tally, outbox
   * and log.
   */
  choose(choice: ConsentChoice): Promise<void>;
  /** Counts a finished reading. */
  countAttempt(attempt: Attempt): Promise<CountResult>;
  /** Counts a refused reading without a label. */
  countUnread(model: string): Promise<CountResult>;
  /**
   * Takes counts back, each receipt once. Returns whether they are gone: all are, or none is, as
   * what is sealed stays counted.
   */
  takeBack(receipts: readonly CountReceipt[]): Promise<boolean>;
  /** Skips the random delay, but not the minimum of counts. */
  sendNow(): Promise<SendResult>;
  /** Deletes everything stored: choice, tally, outbox, log. */
  deleteEverything(): Promise<void>;
  /** Starts automatic sealing and sending. Returns a function that stops it. */
  start(): () => void;
}
