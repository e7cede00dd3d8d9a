import { type Messages, usePageMessages } from '../i18n';
import { Icon } from '../ui/icons';
import styles from './ResultLine.module.css';
import { isRight, type Result } from './round';

/** Says plainly how one digit was read. */
export function ResultLine({ result }: { readonly result: Result }) {
  const messages = usePageMessages('practice');
  const right = isRight(result);
  return (
    <p className={styles.line} data-right={right}>
      {right ? <Icon name="check" size={20} /> : <Icon name="alert" size={20} />}
      <span>{describe(result, messages)}</span>
    </p>
  );
}

function describe({ prompt, read }: Result, messages: Messages['practice']): string {
  if (read === prompt) return messages.right(prompt);
  return read === null ? messages.refused(prompt) : messages.wrong(prompt, read);
}
