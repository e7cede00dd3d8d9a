import { type ComponentType, useLayoutEffect, useState } from 'react';
import { pageOf } from './pages';
import type { RouteName } from './routing/router';
import { useStore } from './store';

interface ShownPage {
  /** The shown page; null is the page for unknown addresses. */
  readonly route: RouteName | null;
  /** Null until the first page of a visit has been loaded. */
  readonly Page: ComponentType | null;
  /** The wanted page could not be loaded. */
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
  const page = pageOf(wanted);
  const { part, failed } = useStore(page);
  const [shown, setShown] = useState(wanted);
  if (part && shown !== wanted) setShown(wanted);
  // Before the paint: an earlier failure, of loading it ahead, is not told of.
  useLayoutEffect(() => void page.load(), [page]);
  return { route: shown, Page: pageOf(shown).get().part, failed, retry: page.load };
}
