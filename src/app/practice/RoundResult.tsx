import { useEffect, useRef } from 'react';
import { usePageMessages } from '../i18n';
import { Button } from '../ui/Button';
import { cx } from '../ui/cx';
import { Icon } from '../ui/icons';
import { ResultLine } from './ResultLine';
import styles from './RoundResult.module.css';
import { missedOf, type Round, streaksOf } from './round';
import { ShareResult } from './ShareResult';
import { TallyProgress } from './TallyProgress';

interface RoundResultProps {
  readonly round: Round;
  readonly onNewRound: () => void;
  /** A round of what was missed. */
  readonly onMissesAgain: () => void;
}

/** The end of a round: how many were read right, and which were missed. */
export function RoundResult({ round, onNewRound, onMissesAgain }: RoundResultProps) {
  const messages = usePageMessages().practice;
  const missed = missedOf(round);
  const { length } = round.prompts;
  const { best } = streaksOf(round);
  const score = messages.score(length - missed.length, length);
  const streak = best > 1 ? messages.longestRun(best) : null;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={cx('panel', styles.result)}>
      <TallyProgress round={round} />
      <h1 ref={heading} tabIndex={-1}>
        {messages.doneTitle}
      </h1>
      <p className={styles.score}>{score}</p>
      {streak && <p className="soft">{streak}</p>}
      {missed.length === 0 ? (
        <p className="soft">{messages.allRight}</p>
      ) : (
        <section className={styles.missed} aria-label={messages.missed}>
          <h2>{messages.missed}</h2>
          <ul className={styles.list}>
            {missed.map((result, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list of a finished round never changes.
              <li key={index}>
                <ResultLine result={result} withInk />
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className={styles.actions}>
        <Button look="primary" onClick={onNewRound}>
          <Icon name="practice" size={20} />
          {messages.newRound}
        </Button>
        {missed.length > 0 && <Button onClick={onMissesAgain}>{messages.missesAgain}</Button>}
        <ShareResult round={round} lines={streak ? [score, streak] : [score]} />
      </div>
    </div>
  );
}
