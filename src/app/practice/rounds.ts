import { markUnsavedWork } from '../pwa/unsaved-work';
import { Store } from '../store';
import { isBegun, isFinished, newRound, type Round } from './round';

/** The round of this session: it survives going to another page and back, in memory only. */
export const rounds = new Store<Round>(newRound(Math.random));

rounds.subscribe(() => {
  const round = rounds.get();
  markUnsavedWork(rounds, isBegun(round) && !isFinished(round));
});

export function changeRound(change: (round: Round) => Round): void {
  rounds.set(change(rounds.get()));
}
