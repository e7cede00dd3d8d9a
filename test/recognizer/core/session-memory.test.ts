import { describe, expect, it } from 'vitest';
import { DIGITS, type Digit } from '../../../src/contract';
import { seededRandom } from '../../../src/random';
import { SessionMemory, type Trace } from '../../../src/recognizer/core/session-memory';
import { STYLE_LENGTH } from '../../../src/recognizer/core/writing-style';

/** Activations of the published model. */
const ACTIVATIONS = 64;
/** What issue and design allow. */
const MAX_BYTES = 50_000;
const MAX_MS = 0.3;

const random = seededRandom(5);

/** A trace near another one, or anywhere. */
function traceNear(other: Trace | null = null, spread = 1): Trace {
  const raw = Float32Array.from(
    { length: ACTIVATIONS + STYLE_LENGTH },
    (_, i) => (other?.[i] ?? 0) + spread * (i < ACTIVATIONS ? 0.1 : 0.3) * random.normal(),
  );
  const norm = Math.sqrt(raw.subarray(0, ACTIVATIONS).reduce((sum, value) => sum + value * value, 0));
  return raw.map((value, i) => (i < ACTIVATIONS ? value / norm : value));
}

interface Lesson {
  readonly trace: Trace;
  readonly digit: Digit;
  readonly said: boolean;
}

function lessons(count: number, centre: Trace): Lesson[] {
  return Array.from({ length: count }, (_, i) => ({
    trace: traceNear(centre),
    digit: DIGITS[(i * 7) % 10] ?? 0,
    said: i % 3 === 0,
  }));
}

/** The formula of the design, word for word. */
function expectedLeanings(trace: Trace, known: readonly Lesson[]): number[] {
  const kernels = known.map((lesson) => {
    const u = trace.subarray(0, ACTIVATIONS);
    const s = trace.subarray(ACTIVATIONS);
    const cosine = u.reduce((sum, value, i) => sum + value * (lesson.trace[i] ?? 0), 0);
    const square = s.reduce((sum, value, i) => sum + (value - (lesson.trace[ACTIVATIONS + i] ?? 0)) ** 2, 0);
    return (lesson.said ? 1 : 0.3) * Math.exp(-7 * (1 - cosine) - 1.5 * square);
  });
  const all = kernels.reduce((sum, kernel) => sum + kernel, 0);
  return DIGITS.map((digit) => {
    const own = kernels.reduce((sum, kernel, i) => sum + (known[i]?.digit === digit ? kernel : 0), 0);
    return (12 * own) / (0.2 + all);
  });
}

function taught(known: readonly Lesson[]): SessionMemory {
  const memory = new SessionMemory();
  for (const { trace, digit, said } of known) memory.learn(trace, digit, said);
  return memory;
}

function expectLeanings(memory: SessionMemory, trace: Trace, known: readonly Lesson[]): void {
  const expected = expectedLeanings(trace, known);
  const found = memory.leanings(trace);
  expect(found).toHaveLength(10);
  found?.forEach((leaning, digit) => {
    expect(leaning, `digit ${digit}`).toBeCloseTo(expected[digit] ?? Number.NaN, 4);
  });
}

describe('the session memory', () => {
  it('leans to the digits of what is alike, what was said before what was accepted', () => {
    const centre = traceNear();
    for (const count of [1, 7, 60]) {
      const known = lessons(count, centre);
      const memory = taught(known);
      for (let i = 0; i < 5; i++) expectLeanings(memory, traceNear(centre), known);
    }
  });

  it('leans strongly to what was said of the same drawing, and hardly by what is unlike', () => {
    const [same, other] = [traceNear(), traceNear()];
    const memory = taught([{ trace: same, digit: 4, said: true }]);
    expect(memory.leanings(same)?.[4]).toBeCloseTo(10, 4);
    expect(Math.max(...(memory.leanings(other) ?? []))).toBeLessThan(0.5);
    memory.learn(same, 9, false);
    const [four = 0, nine = 0] = [4, 9].map((digit) => memory.leanings(same)?.[digit]);
    expect(four - nine).toBeCloseTo((12 * 0.7) / 1.5, 4);
  });

  it('knows nothing at first, and nothing once it has forgotten', () => {
    const memory = new SessionMemory();
    const trace = traceNear();
    expect(memory.leanings(trace)).toBeNull();
    memory.learn(trace, 3, true);
    expect(memory.leanings(trace)).not.toBeNull();
    memory.forget();
    expect(memory.leanings(trace)).toBeNull();
    // Nor is the old lesson there when it learns again.
    memory.learn(traceNear(), 8, true);
    expect(memory.leanings(trace)?.[3]).toBe(0);
  });

  it('takes the newest lesson of a drawing back, and no other', () => {
    const [trace, other] = [traceNear(), traceNear()];
    const memory = taught([
      { trace, digit: 4, said: true },
      { trace: other, digit: 2, said: true },
      { trace, digit: 9, said: true },
    ]);
    memory.unlearn(trace);
    expectLeanings(memory, trace, [
      { trace, digit: 4, said: true },
      { trace: other, digit: 2, said: true },
    ]);
    memory.unlearn(trace);
    memory.unlearn(trace);
    expectLeanings(memory, trace, [{ trace: other, digit: 2, said: true }]);
  });

  it('remembers the last hundred, so that a new hand takes over', () => {
    const centre = traceNear();
    const known = lessons(260, centre);
    expectLeanings(taught(known), centre, known.slice(-100));
    const first = { trace: centre, digit: 1, said: true } as const;
    const others = lessons(100, traceNear()).map((lesson) => ({ ...lesson, digit: 7 as const }));
    expect(taught([first, ...others.slice(0, 99)]).leanings(centre)?.[1]).toBeGreaterThan(5);
    expect(taught([first, ...others]).leanings(centre)?.[1]).toBe(0);
  });

  it('keeps within its bytes and its time, however much it has learnt', () => {
    const centre = traceNear();
    const memory = taught(lessons(250, centre));
    expect(memory.bytes).toBeGreaterThan(100 * 4 * (ACTIVATIONS + STYLE_LENGTH));
    expect(memory.bytes).toBeLessThanOrEqual(MAX_BYTES);
    let quickest = Infinity;
    for (let round = 0; round < 20; round++) {
      const start = performance.now();
      for (let i = 0; i < 20; i++) memory.leanings(centre);
      quickest = Math.min(quickest, (performance.now() - start) / 20);
    }
    expect(quickest).toBeLessThan(MAX_MS);
  });
});
