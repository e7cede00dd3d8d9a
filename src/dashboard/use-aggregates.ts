import { useEffect, useState } from 'react';
import type { Aggregates } from '../statistics';
import type { Failure, MaintainerApi } from './api';
import type { DayRange } from './range';

interface Loaded {
  readonly range: DayRange;
  readonly aggregates: Aggregates;
}

export interface AggregatesState {
  readonly loading: boolean;
  /** The last figures that came, with the range they are of; kept while others load. */
  readonly loaded: Loaded | null;
  readonly failure: Failure | null;
  readonly retry: () => void;
}

/** Loads the released sums of a range, again whenever it changes; `onEnded` is told where there is no session. */
export function useAggregates(api: MaintainerApi, range: DayRange, onEnded: () => void): AggregatesState {
  const [state, setState] = useState<Omit<AggregatesState, 'retry'>>({
    loading: true,
    loaded: null,
    failure: null,
  });
  const [attempt, setAttempt] = useState(0);
  const { from, to } = range;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks the same again
  useEffect(() => {
    const aborting = new AbortController();
    setState(({ loaded }) => ({ loading: true, loaded, failure: null }));
    api.aggregates({ from, to }, aborting.signal).then((answer) => {
      if (aborting.signal.aborted) return;
      if (answer === 'signed-out') return onEnded();
      setState(
        answer.kind === 'aggregates'
          ? { loading: false, loaded: { range: { from, to }, aggregates: answer.aggregates }, failure: null }
          : { loading: false, loaded: null, failure: answer },
      );
    });
    return () => aborting.abort();
  }, [api, from, to, onEnded, attempt]);

  return { ...state, retry: () => setAttempt((count) => count + 1) };
}
