import { type ComponentType, useCallback, useEffect, useState } from 'react';
import { loadedPage, loadPage } from './pages';
import type { RouteName } from './routing/router';
import { NotFoundPage } from './shell/NotFoundPage';

interface ShownPage {
  /** The shown page; null is the page for unknown addresses. */
  readonly route: RouteName | null;
  /** Null until the first page of a visit has been loaded. */
  readonly Page: ComponentType | null;
  readonly failed: boolean;
  readonly retry: () => void;
}

/**
 * The page to show: the wanted one, and until it is loaded the one before, so that nothing flashes
 * and a drawing is only left for a page that has loaded.
 *
 * @param wanted null: there is no page at this address
 */
export function usePage(wanted: RouteName | null): ShownPage {
  const [shown, setShown] = useState(wanted);
  const [failed, setFailed] = useState<RouteName | null>(null);
  const ready = wanted === null || loadedPage(wanted) !== null;
  if (ready && shown !== wanted) setShown(wanted);
  if (failed !== null && (ready || failed !== wanted)) setFailed(null);
  const [attempt, setAttempt] = useState(0);
  const [, setLoads] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt loads again.
  useEffect(() => {
    if (wanted === null || loadedPage(wanted)) return;
    loadPage(wanted).then(
      () => setLoads((before) => before + 1),
      (error: unknown) => {
        console.warn(`The page "${wanted}" could not be loaded.`, error);
        setFailed(wanted);
      },
    );
  }, [wanted, attempt]);

  const retry = useCallback(() => {
    setFailed(null);
    setAttempt((before) => before + 1);
  }, []);
  const Page = shown === null ? NotFoundPage : loadedPage(shown);
  return { route: shown, Page, failed: failed !== null, retry };
}
