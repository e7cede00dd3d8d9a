import { stepDecimals, useLanguage } from '../i18n';
import type { Figure, ModelChange, ModelRate } from '../pooling';
import { highestShown, type RateAxis, rateAxis } from '../ticks';
import { Card } from '../ui/Card';
import text from '../ui/text.module.css';
import { ColumnHeads, RateAndBounds, RowNote, TableFrame } from './FiguresTable';
import styles from './ModelCard.module.css';

interface ModelCardProps {
  readonly rates: readonly ModelRate[];
}

/** The failure rate of each model version and its change, with intervals on one scale. */
export function ModelCard({ rates }: ModelCardProps) {
  const { messages, say, format } = useLanguage();
  const texts = messages.byModel;
  const axis = rateAxis(highestShown(rates.map(({ figure }) => figure.rate)));
  const top = format.percent(axis.ceiling, stepDecimals(axis.step));
  return (
    <Card heading={texts.title}>
      <p className={text.soft}>{texts.scale(top)}</p>
      <TableFrame caption={texts.caption}>
        <ColumnHeads columns={['model', 'rate', 'change', 'attempts', 'reports']} />
        <tbody>
          {rates.map(({ model, figure, change }) => (
            <tr key={model}>
              <th scope="row">{model}</th>
              <td>
                <RateAndBounds figure={figure} />
                <IntervalBar figure={figure} axis={axis} />
              </td>
              <td>{change ? <Change change={change} /> : texts.noChange}</td>
              <td>{say.count(figure, 'attempts')}</td>
              <td>{say.reports(figure)}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      <p className={text.hint}>{texts.note}</p>
    </Card>
  );
}

function Change({ change }: { readonly change: ModelChange }) {
  const { messages, say } = useLanguage();
  return (
    <>
      <strong className={`${styles.verdict} ${text[change.verdict] ?? ''}`}>
        {messages.byModel.verdicts[change.verdict](change.before)}
      </strong>
      <RowNote>{say.change(change)}</RowNote>
    </>
  );
}

/** An interval and its rate on a line from 0 to the top of the axis, as the text beside it says. */
function IntervalBar({ figure: { rate }, axis }: { readonly figure: Figure; readonly axis: RateAxis }) {
  if (rate === null) return null;
  const place = (share: number) => `${Math.min(100, (100 * share) / axis.ceiling)}%`;
  return (
    <span className={styles.bar} aria-hidden="true">
      <span
        className={styles.span}
        style={{ left: place(rate.low), width: place(Math.min(rate.high, axis.ceiling) - rate.low) }}
      />
      <span className={styles.rate} style={{ left: place(rate.rate) }} />
    </span>
  );
}
