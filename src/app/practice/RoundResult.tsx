import { useEffect, useRef } from 'react';
import { useMessages } from '../i18n';
import { Button } from '../ui/Button';
import { cx } from '../ui/cx';
import { Icon } from '../ui/icons';
import { ResultLine } from './ResultLine';
import styles from './RoundResult.module.css';
import { missedOf, ROUND_LENGTH, type Round } from './round';
import { TallyProgress } from './TallyProgress';

interface RoundResultProps {
  readonly round: Round;
  readonly onNewRound: () => void;
}

/** The end of a round: how many were read right, and which were missed. */
export function RoundResult({ round, onNewRound }: RoundResultProps) {
  const messages = useMessages().practice;
  const missed = missedOf(round);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={cx('panel', styles.result)}>
      <TallyProgress round={round} />
      <h1 ref={heading} tabIndex={-1}>
        {messages.doneTitle}
      </h1>
      <p className={styles.score}>{messages.score(ROUND_LENGTH - missed.length, ROUND_LENGTH)}</p>
      {round.longestRun > 1 && <p className="soft">{messages.longestRun(round.longestRun)}</p>}
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
      <Button look="primary" onClick={onNewRound}>
        <Icon name="practice" size={20} />
        {messages.newRound}
      </Button>
    </div>
  );
}
