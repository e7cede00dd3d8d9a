import { type Language, LanguageProvider, type Messages } from '../i18n';
import { Navigation } from '../shell/Navigation';
import shell from '../shell/Shell.module.css';
import { Icon } from '../ui/icons';
import { PageTitle } from '../ui/PageTitle';
import desk from '../writing/DrawingDesk.module.css';
import reading from '../writing/ReadingCard.module.css';
import tile from '../writing/ReadingTile.module.css';
import layout from '../writing/WritingLayout.module.css';

/** As high as a line of text, and not to be seen. */
const BLANK = '\u00a0';

/** The language is not known yet. */
const NO_LANGUAGE: Language = {
  locale: 'en',
  messages: new Proxy({} as Messages, {
    get: () => new Proxy({}, { get: (_, name) => (name === 'navigation' ? NO_NAMES : BLANK) }),
  }),
};
const NO_NAMES = new Proxy({}, { get: () => BLANK });

/**
 * What index.html shows until the app takes its place: navigation, title and sheet of the Draw
 * page, each where it will stay, without words. Rendered by the build (scripts/prerender.ts).
 */
export function Frame({ noScript }: { readonly noScript: string }) {
  return (
    <LanguageProvider first={NO_LANGUAGE} choice="en" load={async () => NO_LANGUAGE}>
      <div inert>
        <Navigation current={null} />
      </div>
      <main className={shell.main}>
        <noscript>{noScript}</noscript>
        <div className={`${layout.layout} frame`} data-shape="square" inert>
          <header className={layout.title}>
            <PageTitle text={BLANK} />
          </header>
          <div className={layout.reading}>
            <div className={reading.card}>
              <div className={tile.tile} data-state="empty">
                <Icon name="practice" size={40} />
              </div>
              <div className={reading.details} />
            </div>
          </div>
          <div className={layout.desk}>
            <div className={desk.desk}>
              <div className={desk.sheet} data-shape="square" />
            </div>
          </div>
        </div>
      </main>
    </LanguageProvider>
  );
}
