import { useState } from 'react';
import type { MaintainerApi } from '../api';
import { useLanguage } from '../i18n';
import { Button } from '../ui/Button';
import { Callout } from '../ui/Callout';

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
      <Button onClick={signOut}>{messages.signOut}</Button>
      {failed && <Callout bad>{messages.failures.signOut}</Callout>}
    </>
  );
}
