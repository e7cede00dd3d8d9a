import { useCallback, useEffect, useState } from 'react';
import type { Failure, MaintainerApi } from '../api';
import { useLanguage } from '../i18n';
import { FailureNotice, LoadingNotice } from './Notices';
import { Overview } from './Overview';
import { Alone } from './PageFrame';
import { SignIn } from './SignIn';
import { SignOutButton } from './SignOutButton';

type Session =
  | { readonly state: 'asking' }
  | { readonly state: 'signed-in'; readonly justNow: boolean }
  | { readonly state: 'signed-out'; readonly ended: boolean }
  | { readonly state: 'unknown'; readonly failure: Failure };

interface MaintainPageProps {
  readonly api: MaintainerApi;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** The maintainers' page: the sign-in form, or the figures where there is a session. */
export function MaintainPage({ api, now }: MaintainPageProps) {
  const { messages } = useLanguage();
  const [session, setSession] = useState<Session>({ state: 'asking' });

  useEffect(() => {
    if (session.state !== 'asking') return;
    const aborting = new AbortController();
    api.session(aborting.signal).then((answer) => {
      if (aborting.signal.aborted) return;
      if (answer === 'signed-in') setSession({ state: 'signed-in', justNow: false });
      else if (answer === 'signed-out') setSession({ state: 'signed-out', ended: false });
      else setSession({ state: 'unknown', failure: answer });
    });
    return () => aborting.abort();
  }, [api, session.state]);

  const signedIn = useCallback(() => setSession({ state: 'signed-in', justNow: true }), []);
  const signedOut = useCallback(() => setSession({ state: 'signed-out', ended: false }), []);
  const ended = useCallback(() => setSession({ state: 'signed-out', ended: true }), []);

  switch (session.state) {
    case 'asking':
      return (
        <Alone>
          <LoadingNotice />
        </Alone>
      );
    case 'unknown':
      return (
        <Alone>
          <FailureNotice
            title={messages.failures.sessionTitle}
            failure={session.failure}
            onRetry={() => setSession({ state: 'asking' })}
          />
        </Alone>
      );
    case 'signed-out':
      return <SignIn api={api} ended={session.ended} onSignedIn={signedIn} />;
    case 'signed-in':
      return (
        <Overview
          api={api}
          now={now}
          focusTitle={session.justNow}
          intro={null}
          exit={<SignOutButton api={api} onSignedOut={signedOut} />}
          onEnded={ended}
        />
      );
  }
}
