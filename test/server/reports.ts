import { randomBytes } from 'node:crypto';
import {
  DIGITS,
  MAX_REPORT_COUNTS,
  MAX_REPORT_FAILURES,
  MIN_REPORT_COUNTS,
  type Report,
} from '../../src/contract';
import * as random from '../../src/random';

/** A sender's fresh id. */
export function newId(): string {
  return randomBytes(16).toString('base64url');
}

/** A valid report; what is not given is 20 attempts at the digit 7, two of them failed. */
export function makeReport(parts: Partial<Report> = {}): Report {
  return {
    v: 1,
    id: newId(),
    model: 'm5',
    attempts: [0, 0, 0, 0, 0, 0, 0, 20, 0, 0],
    failures: [0, 0, 0, 0, 0, 0, 0, 2, 0, 0],
    unread: 0,
    ...parts,
  };
}

/** Numbers from 0 to 1, always the same for the same seed. */
export const seededRandom = (seed: number): (() => number) => random.seededRandom(seed).uniform;

/** A valid report with counts all over the digits. */
export function randomReport(random: () => number, model = 'm5'): Report {
  const attempts = DIGITS.map(() => 0);
  const failures = DIGITS.map(() => 0);
  let unread = 0;
  let failed = 0;
  const counts = MIN_REPORT_COUNTS + Math.floor(random() * (MAX_REPORT_COUNTS - MIN_REPORT_COUNTS + 1));
  for (let count = 0; count < counts; count++) {
    const isFull = failed === MAX_REPORT_FAILURES;
    const digit = Math.floor(random() * (isFull ? 10 : 11));
    if (digit === 10) unread++;
    else attempts[digit] = (attempts[digit] ?? 0) + 1;
    const fails = digit < 10 && !isFull && random() < 0.2;
    if (fails) failures[digit] = (failures[digit] ?? 0) + 1;
    if (fails || digit === 10) failed++;
  }
  return makeReport({ model, attempts, failures, unread });
}

/** Attempts and failures by cell, summed over reports the plain way. */
export function sumReports(
  reports: readonly Report[],
): Record<string, { attempts: number; failures: number }> {
  const sums: Record<string, { attempts: number; failures: number }> = {};
  for (const digit of DIGITS) {
    sums[digit] = {
      attempts: reports.reduce((sum, report) => sum + (report.attempts[digit] ?? 0), 0),
      failures: reports.reduce((sum, report) => sum + (report.failures[digit] ?? 0), 0),
    };
  }
  const unread = reports.reduce((sum, report) => sum + report.unread, 0);
  return { ...sums, unread: { attempts: unread, failures: unread } };
}
