import { useEffect, useState } from 'react';
import type { Aggregates, Releases } from '../contract';
import type { Failure, MaintainerApi } from './api';
import type { DayRange } from './range';

interface Loaded {
  readonly range: DayRange;
  readonly aggregates: Aggregates;
  readonly releases: Releases;
}

export interface FiguresState {
  readonly loading: boolean;
  /** The last figures that came, with the range they are of; kept while others load, or fail to. */
  readonly loaded: Loaded | null;
  readonly failure: Failure | null;
  readonly retry: () => void;
}

/** Loads the figures of a range and their rule; `onEnded` where this reader is not let in. */
export function useFigures(api: MaintainerApi, range: DayRange, onEnded: () => void): FiguresState {
  const [state, setState] = useState<Omit<FiguresState, 'retry'>>({
    loading: true,
    loaded: null,
    failure: null,
  });
  const [attempt, setAttempt] = useState(0);
  const { from, to } = range;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks the same again
  useEffect(() => {
    const aborting = new AbortController();
    const { signal } = aborting;
    setState(({ loaded }) => ({ loading: true, loaded, failure: null }));
    Promise.all([api.aggregates({ from, to }, signal), api.releases(signal)]).then(([sums, rule]) => {
      if (signal.aborted) return;
      if (sums === 'signed-out' || rule === 'signed-out') return onEnded();
      const failure = sums.kind !== 'read' ? sums : rule.kind !== 'read' ? rule : null;
      if (sums.kind !== 'read' || rule.kind !== 'read') {
        return setState(({ loaded }) => ({ loading: false, loaded, failure }));
      }
      const loaded = { range: { from, to }, aggregates: sums.value, releases: rule.value };
      setState({ loading: false, loaded, failure: null });
    });
    return () => aborting.abort();
  }, [api, from, to, onEnded, attempt]);

  return { ...state, retry: () => setAttempt((count) => count + 1) };
}
