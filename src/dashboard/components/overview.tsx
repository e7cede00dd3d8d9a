import { useEffect, useRef, useState } from 'react';
import { PUBLISHED_MODELS } from '../../contract';
import { newestFirst } from '../../statistics';
import type { MaintainerApi } from '../api';
import { utcDay } from '../calendar';
import { messages } from '../messages';
import { readSelection, resolveRange, type Selection, writeSelection } from '../range';
import { useAggregates } from '../use-aggregates';
import { ExportButtons } from './export-buttons';
import { Figures } from './figures';
import { Filters } from './filters';
import { FailureNotice, LoadingNotice } from './notices';
import { Wordmark } from './wordmark';

interface OverviewProps {
  readonly api: MaintainerApi;
  readonly now: () => number;
  /** Whether to move the focus to the title: after signing in, the form that had it is gone. */
  readonly focusTitle: boolean;
  readonly onSignedOut: () => void;
  readonly onEnded: () => void;
}

/** The page of a signed-in maintainer: what to show, and the figures. */
export function Overview({ api, now, focusTitle, onSignedOut, onEnded }: OverviewProps) {
  const today = utcDay(now());
  const [selection, setSelection] = useState<Selection>(() => readSelection(location.search, today));
  const [signOutFailed, setSignOutFailed] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  const { loading, loaded, failure, retry } = useAggregates(
    api,
    resolveRange(selection.range, today),
    onEnded,
  );

  useEffect(() => {
    if (focusTitle) title.current?.focus();
  }, [focusTitle]);

  function select(next: Selection) {
    setSelection(next);
    history.replaceState(null, '', writeSelection(next));
  }

  async function signOut() {
    setSignOutFailed(false);
    if ((await api.signOut()) === 'signed-out') onSignedOut();
    else setSignOutFailed(true);
  }

  const released = loaded?.aggregates.totals.map(({ model }) => model) ?? [];
  const chosen = selection.model === null ? [] : [selection.model];
  const models = newestFirst([...new Set([...PUBLISHED_MODELS, ...released, ...chosen])]);

  return (
    <>
      <a className="skip" href="#figures">
        {messages.skip}
      </a>
      <header className="page-header">
        <Wordmark />
        <button type="button" className="button" onClick={signOut}>
          {messages.signOut}
        </button>
      </header>
      <main className="page">
        {signOutFailed && (
          <p className="callout callout-bad" role="alert">
            {messages.failures.signOut}
          </p>
        )}
        <div className="page-top">
          <h1 ref={title} tabIndex={-1}>
            {messages.title}
          </h1>
          <Filters selection={selection} models={models} today={today} onSelect={select} />
        </div>
        <div id="figures" className="figures" aria-busy={loading}>
          {failure && <FailureNotice title={messages.failures.title} failure={failure} onRetry={retry} />}
          {!failure && !loaded && <LoadingNotice />}
          {loaded && loaded.aggregates.totals.length > 0 && (
            <ExportButtons api={api} range={loaded.range} model={selection.model} onEnded={onEnded} />
          )}
          {loaded && (
            <Figures
              aggregates={loaded.aggregates}
              range={loaded.range}
              selection={selection}
              now={now}
              onSelect={select}
            />
          )}
        </div>
      </main>
    </>
  );
}
