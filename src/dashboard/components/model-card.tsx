import { formatPercent, stepDecimals } from '../format';
import { messages } from '../messages';
import type { Figure, ModelRate } from '../pooling';
import { highestShown, type RateAxis, rateAxis } from '../ticks';
import { FiguresTable } from './figures-table';

interface ModelCardProps {
  readonly rates: readonly ModelRate[];
}

/** The failure rate of each model version, its interval drawn on a scale that all rows share. */
export function ModelCard({ rates }: ModelCardProps) {
  const texts = messages.byModel;
  const axis = rateAxis(highestShown(rates.map(({ figure }) => figure.rate)));
  const top = formatPercent(axis.ceiling, stepDecimals(axis.step));
  return (
    <section className="card" aria-labelledby="model-title">
      <h2 id="model-title">{texts.title}</h2>
      <p className="soft">{texts.scale(top)}</p>
      <FiguresTable
        caption={texts.caption}
        nameColumn={messages.columns.model}
        rows={rates.map(({ model, figure }) => ({ key: model, name: model, figure }))}
        underRate={(figure) => <IntervalBar figure={figure} axis={axis} />}
      />
    </section>
  );
}

/** An interval and its rate on a line from 0 to the top of the axis; the text beside it says the same. */
function IntervalBar({ figure: { rate }, axis }: { readonly figure: Figure; readonly axis: RateAxis }) {
  if (rate === null) return null;
  const place = (share: number) => `${Math.min(100, (100 * share) / axis.ceiling)}%`;
  return (
    <span className="interval-bar" aria-hidden="true">
      <span
        className="interval-span"
        style={{ left: place(rate.low), width: place(Math.min(rate.high, axis.ceiling) - rate.low) }}
      />
      <span className="interval-rate" style={{ left: place(rate.rate) }} />
    </span>
  );
}
