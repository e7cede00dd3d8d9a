import { useEffect, useRef, useState } from 'react';
import { DIGIT_COUNT } from '../../contract';
import type { AllMessages } from '../i18n';
import { certainty } from '../reader/certainty';
import { readerFaultText } from '../reader/fault-text';
import { useRecognizer } from '../reader/useRecognizer';
import { type DigitResult, runSelfTest } from './self-test';

export interface SelfTest {
  readonly state: 'idle' | 'running' | 'done' | 'failed';
  /** In the order of the digits; all of them once it is done. */
  readonly results: readonly DigitResult[];
  readonly error: Error | null;
}

const NOT_RUN: SelfTest = { state: 'idle', results: [], error: null };

/** The self-test on the app's own reader. Nothing is counted. Leaving the page stops it. */
export function useSelfTest(): SelfTest & { readonly start: () => void } {
  const recognizer = useRecognizer();
  const [test, setTest] = useState(NOT_RUN);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const run = async (signal: AbortSignal) => {
    // Where it has failed before, this is a new attempt.
    await recognizer.load();
    await runSelfTest({
      read: (strokes) => recognizer.read(strokes, { signal, alone: true }),
      now: () => performance.now(),
      onResult: (result) => setTest((before) => ({ ...before, results: [...before.results, result] })),
      signal,
    });
  };

  const start = () => {
    abort.current = new AbortController();
    const { signal } = abort.current;
    setTest({ ...NOT_RUN, state: 'running' });
    run(signal).then(
      () => setTest((before) => ({ ...before, state: 'done' })),
      (error: Error) => {
        if (!signal.aborted) setTest((before) => ({ ...before, state: 'failed', error }));
      },
    );
  };

  return { ...test, start };
}

/** How the test goes or went; null before it starts. */
export function verdictText({ state, results, error }: SelfTest, messages: AllMessages): string | null {
  const { diagnostics } = messages;
  const passed = results.filter((result) => result.passed).length;
  switch (state) {
    case 'idle':
      return null;
    case 'running':
      return diagnostics.running(results.length, DIGIT_COUNT);
    case 'done':
      return passed === DIGIT_COUNT ? diagnostics.allPassed : diagnostics.somePassed(passed, DIGIT_COUNT);
    case 'failed':
      return error && readerFaultText(error, navigator.onLine, messages.reading);
  }
}

/** The row of one digit: what it is and was read as, how sure, in what time, and whether right. */
export function resultTexts(
  { digit, reading, passed, ms }: DigitResult,
  { diagnostics, reading: texts }: AllMessages,
  locale: string,
): readonly [digit: string, readAs: string, sure: string, time: string, result: string] {
  const decimals = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return [
    String(digit),
    reading.accepted ? String(reading.digit) : texts.notSure,
    certainty(reading.confidence, reading.accepted, locale),
    diagnostics.milliseconds(decimals.format(ms)),
    passed ? diagnostics.passed : diagnostics.failed,
  ];
}
