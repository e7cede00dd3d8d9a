import { type ReactNode, useEffect, useRef } from 'react';
import { useMessages } from '../i18n';
import type { RouteName } from '../routing/router';
import { Navigation } from './Navigation';
import styles from './Shell.module.css';

interface ShellProps {
  /** The page shown; null is the one for unknown addresses. */
  readonly route: RouteName | null;
  /** The page that the address names; until it has been loaded another may be shown. */
  readonly wanted: RouteName | null;
  readonly children: ReactNode;
}

/** The frame of every page: skip link, navigation, content. A new page gets the focus. */
export function Shell({ route, wanted, children }: ShellProps) {
  const { shell: messages, errors } = useMessages();
  const title = route ? messages.navigation[route] : errors.notFound.title;
  const main = useRef<HTMLElement>(null);
  const shown = useRef(route);

  useEffect(() => {
    document.title = `${title} · ${messages.appName}`;
  }, [title, messages]);

  useEffect(() => {
    if (shown.current === route) return;
    shown.current = route;
    main.current?.focus({ preventScroll: true });
  }, [route]);

  return (
    <>
      <a className={styles.skip} href="#content">
        {messages.skipToContent}
      </a>
      <Navigation current={wanted} />
      <main ref={main} id="content" tabIndex={-1} className={styles.main}>
        {children}
      </main>
    </>
  );
}
