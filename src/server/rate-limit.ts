import { createHmac, randomBytes } from 'node:crypto';
import { type Day, utcDay } from '../contract';

const HOUR_MS = 3_600_000;
/** Most senders remembered at a time, about 20 MB. */
const MAX_SENDERS = 100_000;

interface Bucket {
  tokens: number;
  at: number;
}

export interface RateLimitOptions {
  /** Tokens that come back in an hour. */
  readonly perHour: number;
  /** Most tokens saved up. */
  readonly burst: number;
  readonly now: () => number;
  /** Most senders remembered; beyond it the one seen longest ago is forgotten. */
  readonly maxSenders?: number;
}

/**
 * Token buckets by sender, in memory only. A sender is known by a keyed hash of its address prefix;
 * the key is random, never leaves this object, and is replaced each UTC day with all the buckets.
 */
export class RateLimiter {
  readonly #options: RateLimitOptions;
  readonly #buckets = new Map<string, Bucket>();
  #key = randomBytes(32);
  #day: Day;

  constructor(options: RateLimitOptions) {
    this.#options = options;
    this.#day = utcDay(options.now());
  }

  /** Takes a token of this sender and gives 0, or the whole seconds until there is one. */
  take(prefix: string): number {
    const bucket = this.#bucket(prefix);
    if (bucket.tokens < 1) return Math.ceil(((1 - bucket.tokens) * HOUR_MS) / this.#options.perHour / 1000);
    bucket.tokens--;
    return 0;
  }

  #bucket(prefix: string): Bucket {
    const { now, burst, perHour, maxSenders = MAX_SENDERS } = this.#options;
    const time = now();
    this.#renewKey(utcDay(time));
    const name = createHmac('sha256', this.#key).update(prefix).digest('base64url');
    const bucket = this.#buckets.get(name) ?? { tokens: burst, at: time };
    bucket.tokens = Math.min(burst, bucket.tokens + (Math.max(0, time - bucket.at) / HOUR_MS) * perHour);
    bucket.at = time;
    this.#buckets.delete(name);
    this.#buckets.set(name, bucket);
    if (this.#buckets.size > maxSenders) this.#forgetOldest();
    return bucket;
  }

  #renewKey(day: Day): void {
    if (day === this.#day) return;
    this.#day = day;
    this.#key = randomBytes(32);
    this.#buckets.clear();
  }

  #forgetOldest(): void {
    const oldest = this.#buckets.keys().next();
    if (!oldest.done) this.#buckets.delete(oldest.value);
  }
}
