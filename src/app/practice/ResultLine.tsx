import { type AllMessages, usePageMessages } from '../i18n';
import { Icon } from '../ui/icons';
import { Thumbnail } from '../writing/Thumbnail';
import styles from './ResultLine.module.css';
import { isRight, type Result } from './round';

interface ResultLineProps {
  readonly result: Result;
  /** Shows what was written in place of the sign. */
  readonly withInk?: boolean;
}

/** Says plainly how one digit was read. */
export function ResultLine({ result, withInk = false }: ResultLineProps) {
  const messages = usePageMessages().practice;
  const right = isRight(result);
  return (
    <p className={styles.line} data-right={right}>
      {withInk ? (
        <span className={styles.ink}>
          <Thumbnail strokes={result.strokes} />
        </span>
      ) : (
        <Icon name={right ? 'check' : 'alert'} size={20} />
      )}
      <span>{describe(result, messages)}</span>
    </p>
  );
}

function describe({ prompt, read, guess }: Result, messages: AllMessages['practice']): string {
  if (read === prompt) return messages.right(prompt);
  if (read !== null) return messages.wrong(prompt, read);
  return guess === prompt ? messages.unsure(prompt) : messages.refused(prompt, guess);
}
