import { useMessages } from '../i18n';
import { Link } from '../routing/Link';
import type { RouteName } from '../routing/router';
import { Icon, TallyMark } from '../ui/icons';
import styles from './Navigation.module.css';

const PAGES = ['draw', 'number', 'practice', 'image', 'privacy', 'settings'] as const;

/** Links to the pages: a bar at the bottom of phones, a column at the side of everything wider. */
export function Navigation({ current }: { readonly current: RouteName | null }) {
  const { appName, navigation } = useMessages().shell;
  return (
    <nav className={styles.navigation} aria-label={navigation.label}>
      <p className={styles.brand}>
        <TallyMark />
        <span className={styles.name}>{appName}</span>
      </p>
      <ul className={styles.list}>
        {PAGES.map((route) => (
          <li key={route}>
            <Link to={route} className={styles.link} aria-current={route === current ? 'page' : undefined}>
              <span className={styles.icon}>
                <Icon name={route} />
              </span>
              <span className={styles.word}>{navigation[route]}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
