import { useCallback, useEffect, useRef, useState } from 'react';
import { useRecognizer } from '../reader/useRecognizer';
import { type DigitResult, runSelfTest } from './self-test';

interface SelfTest {
  readonly state: 'idle' | 'running' | 'done' | 'failed';
  /** In the order of the digits; all of them once it is done. */
  readonly results: readonly DigitResult[];
  /** Why the reader did not read. */
  readonly error: Error | null;
}

const NOT_RUN: SelfTest = { state: 'idle', results: [], error: null };

/** The self-test on the app's own reader. Leaving the page stops it. */
export function useSelfTest(): SelfTest & { readonly start: () => void } {
  const recognizer = useRecognizer();
  const [test, setTest] = useState(NOT_RUN);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  const start = useCallback(async () => {
    abort.current?.abort();
    abort.current = new AbortController();
    const { signal } = abort.current;
    setTest({ ...NOT_RUN, state: 'running' });
    try {
      // Where it has failed before, this is a new attempt.
      await recognizer.load();
      await runSelfTest({
        read: (strokes) => recognizer.read(strokes, { signal }),
        now: () => performance.now(),
        onResult: (result) => setTest((before) => ({ ...before, results: [...before.results, result] })),
        signal,
      });
      setTest((before) => ({ ...before, state: 'done' }));
    } catch (thrown) {
      if (signal.aborted) return;
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      setTest((before) => ({ ...before, state: 'failed', error }));
    }
  }, [recognizer]);

  return { ...test, start: () => void start() };
}
