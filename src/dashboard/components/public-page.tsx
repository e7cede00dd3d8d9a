import { useCallback, useState } from 'react';
import { MAINTAIN_PATH } from '../../contract';
import type { MaintainerApi } from '../api';
import { useLanguage } from '../i18n';
import { LanguagePicker } from './language-picker';
import { EmptyNotice } from './notices';
import { Overview } from './overview';
import { Wordmark } from './wordmark';

interface PublicPageProps {
  readonly api: MaintainerApi;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** The figures for everyone, where the operator shows them to everyone; else a word that they are not for all. */
export function PublicPage({ api, now }: PublicPageProps) {
  const { messages } = useLanguage();
  const texts = messages.forAll;
  const [closed, setClosed] = useState(false);
  const close = useCallback(() => setClosed(true), []);
  const toApp = (
    <a className="button" href="/">
      {texts.toApp}
    </a>
  );

  if (!closed) {
    return (
      <Overview api={api} now={now} focusTitle={false} intro={texts.intro} way={toApp} onEnded={close} />
    );
  }
  return (
    <>
      <header className="page-header">
        <Wordmark />
        <LanguagePicker />
      </header>
      <main className="page">
        <EmptyNotice title={texts.closedTitle} level="h1">
          <p>{texts.closed}</p>
          <div className="actions">
            {toApp}
            <a className="button" href={MAINTAIN_PATH}>
              {texts.toSignIn}
            </a>
          </div>
        </EmptyNotice>
      </main>
    </>
  );
}
