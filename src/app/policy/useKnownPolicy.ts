import { useEffect, useState } from 'react';
import { loadEdition, type Policy, type PolicyLanguage, policyIn } from '.';

/**
 * The edition that the reader chose under, in one language, so that differences can be marked.
 *
 * @param version null at the first visit
 * @returns null where there is none, and until it has been loaded
 */
export function useKnownPolicy(version: string | null, language: PolicyLanguage): Policy | null {
  const [policies, setPolicies] = useState<readonly Policy[] | null>(null);
  useEffect(() => {
    if (version === null) return;
    let gone = false;
    loadEdition(version).then(
      (edition) => {
        if (!gone) setPolicies(edition);
      },
      (error: unknown) => console.error('The earlier policy could not be loaded to mark differences.', error),
    );
    return () => {
      gone = true;
    };
  }, [version]);
  return policies && policyIn(language, policies);
}
