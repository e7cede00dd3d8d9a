import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import type { Telemetry, TelemetryView } from '../../telemetry';
import { mustBeAskedAgain, POLICY_VERSION } from '../policy/current';
import { isOlderVersion } from '../policy/version';
import { useStore } from '../store';
import { timeToAsk } from './asking';

export interface Sharing {
  readonly telemetry: Telemetry;
  /** Null until it has been read from the device. */
  readonly view: TelemetryView | null;
  /** The user has not chosen yet, or chose under an earlier version of the policy. */
  readonly mustAsk: boolean;
  /** The question is on the screen until it is answered. */
  readonly asking: boolean;
  /** The user chose under a newer policy than this page's: nothing is counted until it reloads. */
  readonly outdated: boolean;
  /** The user agreed to the current policy and shares. */
  readonly active: boolean;
}

const SharingContext = createContext<Sharing | null>(null);

/** @throws Error outside `SharingProvider` */
export function useSharing(): Sharing {
  const sharing = useContext(SharingContext);
  if (!sharing) throw new Error('useSharing: render this component inside <SharingProvider>');
  return sharing;
}

interface SharingProviderProps {
  readonly telemetry: Telemetry;
  /** The view at the start; null where it is not known yet. */
  readonly first: TelemetryView | null;
  readonly children: ReactNode;
}

export function SharingProvider({ telemetry, first, children }: SharingProviderProps) {
  const [view, setView] = useState(first);

  useEffect(() => {
    let newest = 0;
    const refresh = async () => {
      const turn = ++newest;
      const next = await telemetry.view();
      // Skip identical views; they would re-render the whole app.
      if (turn === newest)
        setView((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next));
    };
    const stop = telemetry.subscribe(() => void refresh());
    void refresh();
    return () => {
      newest = -1;
      stop();
    };
  }, [telemetry]);

  // Even while nothing is shared: what is still stored expires.
  useEffect(() => telemetry.start(), [telemetry]);

  const isTime = useStore(timeToAsk);
  const sharing = useMemo(() => {
    const state = stateOf(view);
    return { telemetry, view, ...state, asking: state.mustAsk && isTime };
  }, [telemetry, view, isTime]);
  return <SharingContext value={sharing}>{children}</SharingContext>;
}

function stateOf(view: TelemetryView | null): Pick<Sharing, 'mustAsk' | 'outdated' | 'active'> {
  const agreedTo = view?.available ? (view.consent?.policyVersion ?? null) : undefined;
  return {
    active: agreedTo === POLICY_VERSION && view?.consent?.sharing === true,
    outdated: typeof agreedTo === 'string' && isOlderVersion(POLICY_VERSION, agreedTo),
    // Not where a newer app has asked: asking for the older policy would discard that answer.
    mustAsk: agreedTo !== undefined && (agreedTo === null || mustBeAskedAgain(agreedTo)),
  };
}
