import { type Config, FIGURES_PATH } from '../../contract';
import { useLocale, useMessages } from '../i18n';
import { INGEST_ORIGIN } from '../policy/ingest-origin';
import styles from './privacy.module.css';

/** A link to the public figures, if the operator publishes them. */
export function FiguresLine({ config }: { readonly config: Config | 'failed' | null }) {
  const messages = useMessages().privacy;
  const locale = useLocale();
  if (config === null || config === 'failed' || !config.publicFigures) return null;
  return (
    <section className={styles.contact} aria-label={messages.figures}>
      <h3>{messages.figures}</h3>
      <p>
        {messages.figuresPublic}
        <a href={`${INGEST_ORIGIN ?? ''}${FIGURES_PATH}?lang=${locale}`}>{messages.figuresLink}</a>
      </p>
    </section>
  );
}
