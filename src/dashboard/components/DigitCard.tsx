import { useMemo } from 'react';
import { digitPlot } from '../charts/digit-plot';
import { Legend } from '../charts/Legend';
import { Plot } from '../charts/Plot';
import { useLanguage } from '../i18n';
import type { DigitRate } from '../pooling';
import { Card } from '../ui/Card';
import text from '../ui/text.module.css';
import { FoldedTable } from './FiguresTable';

const CHART_HEIGHT = 260;

interface DigitCardProps {
  readonly rates: readonly DigitRate[];
  /** The rate over all digits, for comparison; null where there is none. */
  readonly overall: number | null;
  /** Whether noise is in the sums: then a digit can lack a rate though it was written. */
  readonly noisy: boolean;
}

/** The failure rate of each digit and the share of unread readings, as a chart and a table. */
export function DigitCard({ rates, overall, noisy }: DigitCardProps) {
  const language = useLanguage();
  const { messages, say, format } = language;
  const texts = messages.byDigit;
  const definition = useMemo(() => digitPlot(rates, overall, language), [rates, overall, language]);
  const summary = say.digitSummary(rates);
  const beyond = say.beyond(rates.map(({ figure }) => figure));
  const missing = rates.flatMap(({ digit, figure }) =>
    digit === 'unread' || figure.rate !== null ? [] : [String(digit)],
  );
  const missingText = noisy ? texts.missingNoisy : texts.missingExact;
  return (
    <Card heading={texts.title}>
      <p className={text.soft}>{summary}</p>
      <Plot definition={definition} label={texts.chart(summary)} height={CHART_HEIGHT} />
      <Legend marks={{ digit: texts.legendDigit, overall: texts.legendOverall }} />
      {missing.length > 0 && <p className={text.hint}>{missingText(format.list(missing))}</p>}
      {beyond && <p className={text.hint}>{beyond}</p>}
      <p className={text.hint}>{texts.unreadNote}</p>
      <FoldedTable
        caption={texts.caption}
        nameColumn="digit"
        rows={rates.map(({ digit, figure }) => ({
          key: String(digit),
          figure,
          ...(digit === 'unread'
            ? { name: texts.unreadRow, note: texts.unreadRowNote }
            : { name: String(digit) }),
        }))}
      />
    </Card>
  );
}
