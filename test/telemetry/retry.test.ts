import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newReportId, randomUnit } from '../../src/telemetry/random';
import {
  backoffDelay,
  MAX_BACKOFF_MS,
  MAX_SEND_DELAY_MS,
  MIN_BACKOFF_MS,
  REPORT_LIFE_MS,
  sendDelay,
  verdictOf,
} from '../../src/telemetry/retry';
import { retryAfterDelay } from '../../src/telemetry/retry-after';
import { LAST } from './sealed';
import { DAY, HOUR, MINUTE, START } from './world';

const unit = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

test('every status has its meaning, and but for 204 only with a code of our server', () => {
  expect(verdictOf({ status: null, code: null })).toBe('later');
  for (let status = 100; status <= 599; status++) {
    const [stored, refused] = [status === 204, [400, 413, 415, 422].includes(status)];
    expect(verdictOf({ status, code: null }), `${status}`).toBe(stored ? 'stored' : 'later');
    expect(verdictOf({ status, code: 'malformed' }), `${status}`).toBe(
      stored ? 'stored' : refused ? 'refused' : status === 410 ? 'stop' : 'later',
    );
  }
});

test('the random delay lies between 0 and 4 h and reaches both ends', () => {
  fc.assert(fc.property(unit, (u) => sendDelay(u) >= 0 && sendDelay(u) < MAX_SEND_DELAY_MS));
  expect(sendDelay(0)).toBe(0);
  expect(sendDelay(LAST)).toBe(4 * HOUR - 1);
});

describe('backoff', () => {
  test('lies between 1 min and 6 h after any number of tries', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), unit, (tries, u) => {
        const delay = backoffDelay(tries, u);
        expect(delay).toBeGreaterThanOrEqual(MIN_BACKOFF_MS);
        expect(delay).toBeLessThanOrEqual(Math.min(MAX_BACKOFF_MS, MIN_BACKOFF_MS * 2 ** tries));
      }),
    );
  });

  test('has full jitter under a ceiling that doubles', () => {
    const ceilings = [1, 2, 3, 8, 9, 10].map((tries) => backoffDelay(tries, LAST) + 1);
    expect(ceilings).toEqual([2 * MINUTE, 4 * MINUTE, 8 * MINUTE, 256 * MINUTE, 6 * HOUR, 6 * HOUR]);
    expect(backoffDelay(9, 0)).toBe(MINUTE);
    expect(backoffDelay(1, 0.5)).toBe(1.5 * MINUTE);
  });
});

describe('Retry-After', () => {
  const date = new Date(START).toUTCString();

  test('in seconds', () => {
    expect(retryAfterDelay('120', null, START)).toBe(2 * MINUTE);
    expect(retryAfterDelay(' 0 ', null, START)).toBe(0);
    expect(retryAfterDelay('99999999999999999999', null, START)).toBe(REPORT_LIFE_MS);
  });

  test('as a date, measured by the clock of the server', () => {
    const later = new Date(START + HOUR).toUTCString();
    expect(retryAfterDelay(later, date, START)).toBe(HOUR);
    expect(retryAfterDelay(later, date, START - 300 * DAY)).toBe(HOUR);
    expect(retryAfterDelay(later, null, START + MINUTE)).toBe(59 * MINUTE);
    expect(retryAfterDelay(later, 'not a date', START + MINUTE)).toBe(59 * MINUTE);
    expect(retryAfterDelay(date, later, START)).toBe(0);
    expect(retryAfterDelay(new Date(START + 90 * DAY).toUTCString(), date, START)).toBe(REPORT_LIFE_MS);
  });

  test('anything else is no Retry-After', () => {
    for (const text of [null, '', 'soon', '-5', '1.5', '12 s', '2026-11-20', 'GMT']) {
      expect(retryAfterDelay(text, date, START), `${text}`).toBeNull();
    }
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, other) => {
        const delay = retryAfterDelay(text, other, START);
        expect(delay === null || (delay >= 0 && delay <= REPORT_LIFE_MS)).toBe(true);
      }),
    );
  });
});

test('a report id is 128 random bits in base64url', () => {
  const bytes = Uint8Array.from([251, 255, 191, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 255]);
  expect(newReportId(() => bytes)).toBe('-_-_AAECAwQFBgcICQoL_w');
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (random) => {
      const id = newReportId((length) => random.slice(0, length));
      expect(id).toMatch(/^[A-Za-z0-9_-]{22}$/);
      expect(Buffer.from(id, 'base64url')).toEqual(Buffer.from(random));
    }),
  );
});

test('a random number lies in [0, 1)', () => {
  expect(randomUnit((length) => new Uint8Array(length))).toBe(0);
  expect(randomUnit((length) => new Uint8Array(length).fill(255))).toBe(LAST);
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 4, maxLength: 4 }), (random) => {
      const value = new DataView(random.buffer, random.byteOffset).getUint32(0) / 2 ** 32;
      expect(randomUnit(() => random)).toBe(value);
    }),
  );
});
