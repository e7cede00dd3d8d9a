import { useState } from 'react';
import type { MaintainerApi } from '../api';
import { useLanguage } from '../i18n';

interface SignOutButtonProps {
  readonly api: MaintainerApi;
  readonly onSignedOut: () => void;
}

/** Ends the session, and says so where that failed. */
export function SignOutButton({ api, onSignedOut }: SignOutButtonProps) {
  const { messages } = useLanguage();
  const [failed, setFailed] = useState(false);

  async function signOut() {
    setFailed(false);
    if ((await api.signOut()) === 'signed-out') onSignedOut();
    else setFailed(true);
  }

  return (
    <>
      <button type="button" className="button" onClick={signOut}>
        {messages.signOut}
      </button>
      {failed && (
        <p className="callout callout-bad" role="alert">
          {messages.failures.signOut}
        </p>
      )}
    </>
  );
}
