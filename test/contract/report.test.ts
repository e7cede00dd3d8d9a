import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  checkReport,
  DIGIT_COUNT,
  DIGITS,
  encodeReport,
  isDigit,
  isModelVersion,
  MAX_REPORT_BYTES,
  MAX_REPORT_COUNTS,
  MAX_REPORT_FAILURES,
  MIN_REPORT_COUNTS,
  PUBLISHED_MODELS,
  type Report,
  reportCounts,
} from '../../src/contract';

const ID_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const KEYS = ['v', 'id', 'model', 'attempts', 'failures', 'unread'];

const id = fc.string({ unit: fc.constantFrom(...ID_CHARACTERS), minLength: 22, maxLength: 22 });
const model = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,31}$/);

/** Valid reports: 20 to 50 counts dealt out to cells one by one, at most 25 of them failures. */
const report: fc.Arbitrary<Report> = fc
  .record({
    id,
    model,
    deals: fc.array(fc.tuple(fc.nat(DIGIT_COUNT), fc.boolean()), {
      minLength: MIN_REPORT_COUNTS,
      maxLength: MAX_REPORT_COUNTS,
    }),
  })
  .map(({ deals: dealt, ...names }) => {
    let failures = 0;
    const deals = dealt.map(([cell, failed]): [number, boolean] => {
      const isFailure = failed || cell === DIGIT_COUNT;
      if (!isFailure || failures === MAX_REPORT_FAILURES) return [cell % DIGIT_COUNT, false];
      failures++;
      return [cell, true];
    });
    const of = (which: (failed: boolean) => boolean) =>
      DIGITS.map((digit) => deals.filter(([cell, failed]) => cell === digit && which(failed)).length);
    const unread = deals.filter(([cell]) => cell === DIGIT_COUNT).length;
    return { v: 1, ...names, attempts: of(() => true), failures: of((failed) => failed), unread };
  });

const sample: Report = {
  v: 1,
  id: 'AAAAAAAAAAAAAAAAAAAAAA',
  model: 'm1',
  attempts: [20, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  failures: [1, 0, 0, 0, 0, 0, 0, 0, 0, 0],
  unread: 0,
};
const without = (key: string) => Object.fromEntries(Object.entries(sample).filter(([name]) => name !== key));
const code = (value: unknown) => {
  const check = checkReport(value);
  return check.ok ? 'ok' : check.code;
};

describe('encodeReport', () => {
  test('is the text of the contract, byte for byte', () => {
    expect(encodeReport({ ...sample, id: 'abcdefghij_-0123456789', unread: 3 })).toBe(
      '{"v":1,"id":"abcdefghij_-0123456789","model":"m1","attempts":[20,0,0,0,0,0,0,0,0,0],' +
        '"failures":[1,0,0,0,0,0,0,0,0,0],"unread":3}',
    );
  });

  test('does not depend on the order of the keys it is given, and adds or keeps no other', () => {
    fc.assert(
      fc.property(report, fc.shuffledSubarray(KEYS, { minLength: KEYS.length }), (valid, order) => {
        const entries = new Map(Object.entries({ ...valid, secret: 1 }));
        const shuffled = Object.fromEntries(['secret', ...order].map((key) => [key, entries.get(key)]));
        const text = encodeReport(shuffled as unknown as Report);
        expect(text).toBe(encodeReport(valid));
        expect(Object.keys(JSON.parse(text))).toEqual(KEYS);
      }),
    );
  });

  test('every valid report survives the way to the server', () => {
    fc.assert(
      fc.property(report, (valid) => {
        expect(checkReport(JSON.parse(encodeReport(valid)))).toEqual({ ok: true, report: valid });
      }),
    );
  });

  test('the largest valid report is well under the limit of bytes', () => {
    // Every number as long as it can be: 50 counts make at most 5 two-digit attempts, 25 failures
    // at most 2.
    const attempts = [10, 10, 10, 10, 10, 0, 0, 0, 0, 0];
    const failures = [10, 10, 0, 0, 0, 0, 0, 0, 0, 0];
    const largest = { ...sample, model: 'm'.repeat(32), attempts, failures };
    expect(code(largest)).toBe('ok');
    const bytes = new TextEncoder().encode(encodeReport(largest)).length;
    expect(bytes).toBeLessThan(MAX_REPORT_BYTES / 2);
    fc.assert(
      fc.property(report, (valid) => {
        expect(new TextEncoder().encode(encodeReport(valid)).length).toBeLessThanOrEqual(bytes);
      }),
    );
  });
});

describe('checkReport', () => {
  test('accepts a report', () => expect(code(sample)).toBe('ok'));

  test.each(KEYS)('refuses a report without %s, naming it', (key) => {
    expect(checkReport(without(key))).toMatchObject({
      ok: false,
      code: 'malformed',
      message: expect.stringContaining(key),
    });
  });

  test('refuses any other key', () => {
    fc.assert(
      fc.property(
        fc.string().filter((key) => !KEYS.includes(key) && key !== '__proto__'),
        fc.jsonValue(),
        (key, value) => {
          expect(code({ ...sample, [key]: value })).toBe('malformed');
        },
      ),
    );
    expect(code(JSON.parse(encodeReport(sample).replace('{', '{"__proto__":{},')))).toBe('malformed');
  });

  test('refuses anything that is no report, and never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(code(value)).toBe('malformed');
      }),
    );
  });

  test('refuses a wrong value under any key', () => {
    const bad = fc.oneof(
      fc.constantFrom(null, true, '', '1', {}, [], Number.NaN, Number.POSITIVE_INFINITY, -1, 0.5, 2 ** 53),
      fc.array(fc.nat(), { maxLength: 9 }),
      fc.array(fc.nat(), { minLength: 11, maxLength: 12 }),
      fc.array(fc.constantFrom(-1, 0.5, '1', null, Number.NaN), { minLength: 10, maxLength: 10 }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...KEYS), bad, (key, value) => {
        fc.pre(!(key === 'model' && value === '1')); // a model version may be a number
        expect(code({ ...sample, [key]: value })).toBe('malformed');
      }),
    );
  });

  test('an id has 22 characters of base64url and no other', () => {
    fc.assert(
      fc.property(
        id,
        fc.nat(21),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
        (good, at, character) => {
          const changed = good.slice(0, at) + character + good.slice(at + 1);
          expect(code({ ...sample, id: changed })).toBe(
            ID_CHARACTERS.includes(character) ? 'ok' : 'malformed',
          );
        },
      ),
    );
    for (const length of [0, 21, 23]) expect(code({ ...sample, id: 'A'.repeat(length) })).toBe('malformed');
    expect(code({ ...sample, id: `${sample.id}\n` })).toBe('malformed');
  });

  test('20 to 50 counts, attempts and unread together, and at most 25 failures', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(8), { minLength: 10, maxLength: 10 }), fc.nat(30), (attempts, unread) => {
        const counts = reportCounts({ attempts, unread });
        for (const failures of [attempts.map(() => 0), attempts]) {
          const failed = failures.reduce((sum, n) => sum + n, unread);
          const expected = counts >= 20 && counts <= 50 && failed <= 25 ? 'ok' : 'out-of-bounds';
          expect(code({ ...sample, attempts, failures, unread })).toBe(expected);
        }
      }),
    );
  });

  test('no digit has more failures than attempts', () => {
    fc.assert(
      fc.property(report, fc.nat(9), fc.integer({ min: 1, max: 50 }), (valid, digit, more) => {
        const failures = valid.failures.map((n, d) => (d === digit ? (valid.attempts[d] ?? 0) + more : n));
        expect(checkReport({ ...valid, failures })).toMatchObject({
          code: 'out-of-bounds',
          message: expect.stringContaining('failures['),
        });
      }),
    );
  });

  test('sums that leave the safe integers are out of bounds, not accepted', () => {
    const huge = new Array(10).fill(Number.MAX_SAFE_INTEGER);
    expect(code({ ...sample, attempts: huge, failures: huge })).toBe('out-of-bounds');
  });
});

test('digits are the whole numbers 0 to 9', () => {
  expect(DIGITS).toHaveLength(DIGIT_COUNT);
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(isDigit(value)).toBe((DIGITS as readonly unknown[]).includes(value) || Object.is(value, -0));
    }),
  );
});

test('a model version is accepted alone exactly as in a report', () => {
  fc.assert(
    fc.property(fc.oneof(model, fc.string({ maxLength: 40 })), (value) => {
      expect(isModelVersion(value)).toBe(code({ ...sample, model: value }) === 'ok');
    }),
  );
  for (const published of PUBLISHED_MODELS) expect(isModelVersion(published)).toBe(true);
});
