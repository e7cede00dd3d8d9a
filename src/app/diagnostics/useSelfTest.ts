import { useEffect, useRef, useState } from 'react';
import { useRecognizer } from '../reader/useRecognizer';
import { type DigitResult, runSelfTest } from './self-test';

interface SelfTest {
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
