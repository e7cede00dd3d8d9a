import { stepDecimals, useLanguage } from '../i18n';
import type { Figure, ModelChange, ModelRate } from '../pooling';
import { highestShown, type RateAxis, rateAxis } from '../ticks';
import { ColumnHead, TableFrame } from './figures-table';

interface ModelCardProps {
  readonly rates: readonly ModelRate[];
}

/** The failure rate of each model version beside that of the one before, its interval drawn on a scale that all rows share. */
export function ModelCard({ rates }: ModelCardProps) {
  const { messages, say, format } = useLanguage();
  const texts = messages.byModel;
  const axis = rateAxis(highestShown(rates.map(({ figure }) => figure.rate)));
  const top = format.percent(axis.ceiling, stepDecimals(axis.step));
  return (
    <section className="card" aria-labelledby="model-title">
      <h2 id="model-title">{texts.title}</h2>
      <p className="soft">{texts.scale(top)}</p>
      <TableFrame caption={texts.caption}>
        <thead>
          <tr>
            {(['model', 'rate', 'change', 'attempts', 'reports'] as const).map((column) => (
              <ColumnHead key={column} column={column} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rates.map(({ model, figure, change }) => (
            <tr key={model}>
              <th scope="row">{model}</th>
              <td>
                <span className="cell-rate">{say.rate(figure)}</span>{' '}
                {figure.rate && <span className="cell-bounds">{say.bounds(figure.rate)}</span>}
                <IntervalBar figure={figure} axis={axis} />
              </td>
              <td>{change ? <Change change={change} /> : texts.noChange}</td>
              <td>{say.count(figure, 'attempts')}</td>
              <td>{say.reports(figure)}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      <p className="hint">{texts.note}</p>
    </section>
  );
}

function Change({ change }: { readonly change: ModelChange }) {
  const { messages, say } = useLanguage();
  return (
    <>
      <strong className={`verdict verdict-${change.verdict}`}>
        {messages.byModel.verdicts[change.verdict](change.before)}
      </strong>
      <span className="row-note">{say.change(change)}</span>
    </>
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
