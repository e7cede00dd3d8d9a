import { useCallback, useEffect, useState } from 'react';
import { type LanguageTag, useLocale } from '../i18n';
import { loadedPolicy, loadPolicy, type Policy, type PolicyLanguage } from '.';

interface PolicyInUse {
  /**
   * Null if there is none, or until it is loaded. Another language is shown until the
   * wanted one is loaded.
   */
  readonly policy: Policy | null;
  readonly state: 'loading' | 'ready' | 'failed';
  /** Tries again after a failure. */
  readonly retry: () => void;
}

/**
 * An edition of the policy in one language; at once if it is loaded.
 *
 * @param version null: none is wanted
 */
export function usePolicy(version: string | null, language: PolicyLanguage): PolicyInUse {
  const [attempt, setAttempt] = useState(0);
  const wanted = `${version} ${language} ${attempt}`;
  /** The last load that ended, well or not. */
  const [ended, setEnded] = useState<{ readonly wanted: string; readonly failed: boolean } | null>(null);
  const loaded = version === null ? null : loadedPolicy(version, language);
  const [last, setLast] = useState(loaded);
  if (loaded && loaded !== last) setLast(loaded);

  useEffect(() => {
    if (version === null || loadedPolicy(version, language)) return;
    let gone = false;
    const end = (failed: boolean) => {
      if (!gone) setEnded({ wanted, failed });
    };
    loadPolicy(version, language).then(
      () => end(false),
      (error: unknown) => {
        console.warn(`Policy ${version} could not be loaded.`, error);
        end(true);
      },
    );
    return () => {
      gone = true;
    };
  }, [version, language, wanted]);

  const retry = useCallback(() => setAttempt((before) => before + 1), []);
  const policy = loaded ?? (last?.version === version ? last : null);
  if (loaded || version === null) return { policy, state: 'ready', retry };
  if (ended?.wanted !== wanted) return { policy, state: 'loading', retry };
  return { policy, state: ended.failed ? 'failed' : 'ready', retry };
}

/** The language of the policy's text: the app's, until the user picks another. */
export function usePolicyLanguage(): [LanguageTag, (language: LanguageTag) => void] {
  const locale = useLocale();
  const [picked, setPicked] = useState<LanguageTag | null>(null);
  return [picked ?? locale, setPicked];
}
