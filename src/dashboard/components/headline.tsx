import { boundsText, countText, rateText } from '../figure-text';
import { formatSpan } from '../format';
import { messages } from '../messages';
import type { Figure, Period } from '../pooling';
import type { DayRange } from '../range';
import { Explained } from './explained';

interface HeadlineProps {
  readonly figure: Figure;
  /** The share of unread readings. */
  readonly unread: Figure;
  readonly periods: readonly Period[];
  readonly range: DayRange;
  readonly model: string | null;
}

/** The one figure to take away: the failure rate over all that is shown. */
export function Headline({ figure, unread, periods, range, model }: HeadlineProps) {
  const texts = messages.headline;
  const days = periods.filter(({ kind }) => kind === 'day').length;
  const weeks = periods.length - days;
  const beyond = periods.some(({ from, to }) => from < range.from || to > range.to);
  return (
    <section className="card headline" aria-labelledby="headline-title">
      <div className="headline-main" aria-live="polite">
        <h2 id="headline-title">
          <Explained meaning={texts.means.rate}>{texts.title}</Explained>
        </h2>
        <p className="headline-rate">{rateText(figure)}</p>
        <p className="headline-interval">
          {figure.rate ? texts.interval(boundsText(figure.rate)) : texts.noInterval}
        </p>
      </div>
      <dl className="headline-counts">
        <div>
          <dt>
            <Explained meaning={texts.means.failures}>{texts.failures}</Explained>
          </dt>
          <dd>{countText(figure, 'failures')}</dd>
        </div>
        <div>
          <dt>
            <Explained meaning={texts.means.attempts}>{texts.attempts}</Explained>
          </dt>
          <dd>{countText(figure, 'attempts')}</dd>
        </div>
        <div>
          <dt>
            <Explained meaning={texts.means.unread}>{texts.unread}</Explained>
          </dt>
          <dd>{rateText(unread)}</dd>
          {unread.rate && <dd className="headline-bounds">{boundsText(unread.rate)}</dd>}
        </div>
      </dl>
      <p className="headline-scope">
        {texts.scope(formatSpan(range.from, range.to), model === null ? texts.allModels : texts.model(model))}{' '}
        {texts.periods(days, weeks)}
        {beyond && ` ${texts.beyond}`}
      </p>
    </section>
  );
}
