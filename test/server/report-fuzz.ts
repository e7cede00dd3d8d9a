import fc from 'fast-check';
import { expect } from 'vitest';
import { checkReport, encodeReport, MAX_REPORT_BYTES, PUBLISHED_MODELS } from '../../src/contract';
import { errorOf, type TestServer } from './harness';
import { makeReport } from './reports';

/** Any JSON, mostly near to a report, is answered as the contract says. */
export async function sendAnyJson(server: TestServer, numRuns: number): Promise<void> {
  const near = fc.record(
    {
      v: fc.oneof(fc.constant(1), fc.jsonValue()),
      id: fc.oneof(fc.constant('A'.repeat(22)), fc.string()),
      model: fc.oneof(fc.constant('m6'), fc.string()),
      attempts: fc.array(fc.oneof(fc.nat(60), fc.double(), fc.jsonValue()), { maxLength: 11 }),
      failures: fc.array(fc.oneof(fc.nat(60), fc.jsonValue()), { maxLength: 11 }),
      unread: fc.oneof(fc.nat(60), fc.jsonValue()),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.jsonValue(), near), async (value) => {
      const body = JSON.stringify(value);
      const answer = await server.post(body);
      const code = await errorOf(answer);
      if (Buffer.byteLength(body) > MAX_REPORT_BYTES) expect(answer.status).toBe(413);
      else {
        const check = checkReport(JSON.parse(body));
        // No report of m6 is known here, so even a good one is refused.
        const expected = check.ok ? 'unknown-model' : check.code;
        expect([answer.status, code]).toEqual([expected === 'malformed' ? 400 : 422, expected]);
      }
    }),
    { numRuns },
  );
}

/** A report of an unknown model with any byte changed to any other is refused. */
export async function sendOneByteChanged(server: TestServer, numRuns: number): Promise<void> {
  const bytes = new TextEncoder().encode(encodeReport(makeReport({ model: 'm9' })));
  await fc.assert(
    fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(255), async (at, byte) => {
      fc.pre(bytes[at] !== byte);
      const changed = bytes.slice();
      changed[at] = byte;
      // A changed digit of a count or letter of the id is another valid report of m9,
      // hence unknown-model; a change that makes it a published model is the one that
      // would be taken, and counted.
      const text = new TextDecoder().decode(changed);
      fc.pre(!PUBLISHED_MODELS.some((model) => text.includes(`"${model}"`)));
      const answer = await server.post(changed);
      await errorOf(answer);
      expect([400, 422]).toContain(answer.status);
    }),
    { numRuns },
  );
}
