import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import type { CountOutcome, TelemetryView } from '../../telemetry';
import type { Count } from '../drawing/counting';
import { isOlderVersion, mustBeAskedAgain, POLICY_VERSION } from '../policy';
import { useServices } from './services';

export interface Sharing {
  /** Null until it has been read from the device. */
  readonly view: TelemetryView | null;
  /** The agreement has to be asked for: never chosen, or chosen for an earlier version of the policy. */
  readonly mustAsk: boolean;
  /** The user has chosen under a newer policy than this page has: it does nothing until it is loaded anew. */
  readonly outdated: boolean;
  /** The user agreed to the policy as it is, and wants to share. */
  readonly active: boolean;
  /** Counts a finished reading while sharing is active; otherwise nothing happens. Says what became of it. */
  readonly count: (count: Count, model: string) => Promise<CountOutcome>;
}

const SharingContext = createContext<Sharing | null>(null);

/** @throws Error outside of `TelemetryProvider` */
export function useSharing(): Sharing {
  const sharing = useContext(SharingContext);
  if (!sharing) throw new Error('useSharing: render this component inside <TelemetryProvider>');
  return sharing;
}

interface TelemetryProviderProps {
  /** What the telemetry says of itself at the start; null where that is not known yet. */
  readonly first: TelemetryView | null;
  readonly children: ReactNode;
}

/** Keeps what the telemetry says of itself at hand, and runs it. */
export function TelemetryProvider({ first, children }: TelemetryProviderProps) {
  const { telemetry } = useServices();
  const [view, setView] = useState(first);

  useEffect(() => {
    let newest = 0;
    const refresh = async () => {
      const turn = ++newest;
      const next = await telemetry.view();
      // What says the same as before would only have the whole app rendered anew.
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

  const agreedTo = view?.available ? (view.consent?.policyVersion ?? null) : undefined;
  const active = agreedTo === POLICY_VERSION && view?.consent?.sharing === true;
  const outdated = typeof agreedTo === 'string' && isOlderVersion(POLICY_VERSION, agreedTo);
  // Where a newer app has asked already, asking for the older policy again would only take that answer away.
  const mustAsk = agreedTo !== undefined && (agreedTo === null || mustBeAskedAgain(agreedTo));

  // Also while nothing is shared: what is kept then, if anything, has its days, too.
  useEffect(() => telemetry.start(), [telemetry]);

  const count = useCallback(
    async (counted: Count, model: string): Promise<CountOutcome> => {
      if (!active) return 'off';
      return counted.kind === 'unread'
        ? await telemetry.countUnread(model)
        : await telemetry.countAttempt({ model, read: counted.read, meant: counted.meant });
    },
    [active, telemetry],
  );

  const sharing = useMemo(
    () => ({ view, mustAsk, outdated, active, count }),
    [view, mustAsk, outdated, active, count],
  );
  return <SharingContext value={sharing}>{children}</SharingContext>;
}
