import { useCallback, useState } from 'react';
import type { MaintainerApi } from '../api';
import { useLanguage } from '../i18n';
import { ButtonLink } from '../ui/Button';
import { EmptyNotice } from './Notices';
import { Overview } from './Overview';
import { PageFrame } from './PageFrame';

interface PublicPageProps {
  readonly api: MaintainerApi;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** The figures for everyone; where the operator does not publish them, a notice that says so. */
export function PublicPage({ api, now }: PublicPageProps) {
  const { messages } = useLanguage();
  const texts = messages.forAll;
  const [closed, setClosed] = useState(false);
  const close = useCallback(() => setClosed(true), []);
  const toApp = <ButtonLink href="/">{texts.toApp}</ButtonLink>;

  if (!closed) {
    return (
      <Overview api={api} now={now} focusTitle={false} intro={texts.intro} exit={toApp} onEnded={close} />
    );
  }
  return (
    <PageFrame>
      <EmptyNotice
        title={texts.closedTitle}
        level="h1"
        actions={
          <>
            {toApp}
            <ButtonLink href="/maintain">{texts.toSignIn}</ButtonLink>
          </>
        }
      >
        <p>{texts.closed}</p>
      </EmptyNotice>
    </PageFrame>
  );
}
