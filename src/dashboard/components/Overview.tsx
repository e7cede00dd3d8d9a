import { type ReactNode, useEffect, useRef, useState } from 'react';
import { utcDay } from '../../contract';
import { newestFirst } from '../../statistics';
import type { MaintainerApi } from '../api';
import { useLanguage } from '../i18n';
import { readSelection, resolveRange, type Selection, writeSelection } from '../range';
import { Callout } from '../ui/Callout';
import { useFigures } from '../useFigures';
import { ExportButtons } from './ExportButtons';
import { Figures } from './Figures';
import { Filters } from './Filters';
import { FailureNotice, LoadingNotice } from './Notices';
import styles from './Overview.module.css';
import { PageFrame } from './PageFrame';

interface OverviewProps {
  readonly api: MaintainerApi;
  readonly now: () => number;
  /** Whether to move the focus to the title: after signing in, the form that had it is gone. */
  readonly focusTitle: boolean;
  /** What to say under the title. */
  readonly intro: string | null;
  /** What leaves the page, beside the language. */
  readonly exit: ReactNode;
  /** Told where the server does not let this reader in any more. */
  readonly onEnded: () => void;
}

/** What to show, and the figures. */
export function Overview({ api, now, focusTitle, intro, exit, onEnded }: OverviewProps) {
  const { messages } = useLanguage();
  const today = utcDay(now());
  const [selection, setSelection] = useState<Selection>(() => readSelection(location.search, today));
  const title = useRef<HTMLHeadingElement>(null);
  const { loading, loaded, failure, retry } = useFigures(api, resolveRange(selection.range, today), onEnded);

  useEffect(() => {
    if (focusTitle) title.current?.focus();
  }, [focusTitle]);

  function select(next: Selection) {
    setSelection(next);
    history.replaceState(null, '', writeSelection(next, location.search));
  }

  const shown = loaded && !failure ? loaded : null;
  const released = loaded?.releases.released ?? null;
  const chosen = selection.model === null ? [] : [selection.model];
  const models = newestFirst([
    ...new Set([...(loaded?.aggregates.totals.map(({ model }) => model) ?? []), ...chosen]),
  ]);

  return (
    <>
      <a className={styles.skip} href="#figures">
        {messages.skip}
      </a>
      <PageFrame exit={exit}>
        <div className={styles.top}>
          <h1 ref={title} tabIndex={-1}>
            {messages.title}
          </h1>
          {intro && <p className={styles.intro}>{intro}</p>}
          {released && (
            <Filters
              selection={selection}
              models={models}
              released={released}
              today={today}
              onSelect={select}
            />
          )}
        </div>
        <div id="figures" className={styles.figures} aria-busy={loading}>
          {failure && <FailureNotice title={messages.failures.title} failure={failure} onRetry={retry} />}
          {!failure && !loaded && <LoadingNotice />}
          {shown && !shown.releases.collecting && <Callout>{messages.stopped}</Callout>}
          {shown && (
            <Figures
              aggregates={shown.aggregates}
              releases={shown.releases}
              range={shown.range}
              selection={selection}
              now={now}
              onSelect={select}
            />
          )}
          {shown && shown.aggregates.totals.length > 0 && (
            <ExportButtons api={api} range={shown.range} model={selection.model} onEnded={onEnded} />
          )}
        </div>
      </PageFrame>
    </>
  );
}
