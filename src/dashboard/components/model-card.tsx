import { formatPercent, stepDecimals } from '../format';
import { messages } from '../messages';
import type { Figure, ModelRate } from '../pooling';
import { type RateAxis, rateAxis } from '../ticks';
import { FiguresTable } from './figures-table';

interface ModelCardProps {
  readonly rates: readonly ModelRate[];
  readonly epsilon: number | null;
}

/** The failure rate of each model version, its interval drawn on a scale that all rows share. */
export function ModelCard({ rates, epsilon }: ModelCardProps) {
  const texts = messages.byModel;
  const axis = rateAxis(Math.max(0, ...rates.map(({ figure }) => figure.interval?.high ?? figure.rate ?? 0)));
  const top = formatPercent(axis.ceiling, stepDecimals(axis.step));
  return (
    <section className="card" aria-labelledby="model-title">
      <h2 id="model-title">{texts.title}</h2>
      <p className="soft">{texts.scale(top)}</p>
      <FiguresTable
        caption={texts.caption}
        nameColumn={messages.columns.model}
        epsilon={epsilon}
        rows={rates.map(({ model, figure }) => ({ key: model, name: model, figure }))}
        underRate={(figure) => <IntervalBar figure={figure} axis={axis} />}
      />
    </section>
  );
}

/** An interval and its rate on a line from 0 to the top of the axis; the text beside it says the same. */
function IntervalBar({
  figure: { rate, interval },
  axis,
}: {
  readonly figure: Figure;
  readonly axis: RateAxis;
}) {
  if (rate === null) return null;
  const place = (share: number) => `${(100 * share) / axis.ceiling}%`;
  return (
    <span className="interval-bar" aria-hidden="true">
      {interval && (
        <span
          className="interval-span"
          style={{ left: place(interval.low), width: place(interval.high - interval.low) }}
        />
      )}
      <span className="interval-rate" style={{ left: place(rate) }} />
    </span>
  );
}
