import { type FormEvent, useId, useState } from 'react';
import { type Day, MAX_AGGREGATES_DAYS, type Releases } from '../../contract';
import { useLanguage } from '../i18n';
import {
  lastEndedDay,
  presetsFor,
  type RangeProblem,
  rangeProblem,
  resolveRange,
  type Selection,
} from '../range';
import { Button } from '../ui/Button';
import { Field } from '../ui/Field';
import { Select } from '../ui/Select';
import text from '../ui/text.module.css';
import styles from './Filters.module.css';

const CUSTOM = 'custom';

interface FiltersProps {
  readonly selection: Selection;
  /** Model versions that have figures, newest first. */
  readonly models: readonly string[];
  /** Days that have figures. */
  readonly released: NonNullable<Releases['released']>;
  readonly today: Day;
  readonly onSelect: (selection: Selection) => void;
}

/** The choice of days and of the model version, among those that have figures. */
export function Filters({ selection, models, released, today, onSelect }: FiltersProps) {
  const texts = useLanguage().messages.filters;
  const { range, model } = selection;
  // Choosing days shows the fields; the figures stay as they are until days are applied.
  const [custom, setCustom] = useState(range.kind === 'custom');

  return (
    <search className={styles.filters} aria-label={texts.region}>
      <Select
        aria-label={texts.range}
        value={custom || range.kind === 'custom' ? CUSTOM : range.days}
        onChange={(event) => {
          const days = presetsFor(range, released, today).find(
            (preset) => String(preset) === event.target.value,
          );
          setCustom(days === undefined);
          if (days !== undefined) onSelect({ model, range: { kind: 'last', days } });
        }}
      >
        {presetsFor(range, released, today).map((days) => (
          <option key={days} value={days}>
            {texts.lastDays(days)}
          </option>
        ))}
        <option value={CUSTOM}>{texts.custom}</option>
      </Select>
      {(models.length > 1 || model !== null) && (
        <Select
          aria-label={texts.model}
          value={model ?? ''}
          onChange={(event) => onSelect({ range, model: event.target.value || null })}
        >
          <option value="">{texts.allModels}</option>
          {models.map((version) => (
            <option key={version} value={version}>
              {version}
            </option>
          ))}
        </Select>
      )}
      {custom && <CustomRange selection={selection} released={released} today={today} onSelect={onSelect} />}
    </search>
  );
}

function CustomRange({ selection, released, today, onSelect }: Omit<FiltersProps, 'models'>) {
  const { messages, format } = useLanguage();
  const texts = messages.filters;
  const [days, setDays] = useState(() => resolveRange(selection.range, today));
  const [problem, setProblem] = useState<RangeProblem | null>(null);
  const id = useId();
  const last = lastEndedDay(today);

  function apply(event: FormEvent) {
    event.preventDefault();
    const found = rangeProblem(days.from, days.to, today);
    setProblem(found);
    if (found === null) onSelect({ model: selection.model, range: { kind: 'custom', ...days } });
  }

  function problemText(found: RangeProblem): string {
    if (found === 'not-ended') return texts.problems[found](format.day(last));
    if (found === 'too-long') return texts.problems[found](format.count(MAX_AGGREGATES_DAYS));
    return texts.problems[found];
  }

  const fieldOf = (key: 'from' | 'to') => (
    <Field id={`${id}-${key}`} label={texts[key]}>
      <input
        id={`${id}-${key}`}
        type="date"
        min={released.from}
        max={last}
        value={days[key]}
        aria-invalid={problem !== null && (problem === 'from-missing') === (key === 'from')}
        {...(problem === null ? {} : { 'aria-describedby': `${id}-problem` })}
        onChange={(event) => setDays({ ...days, [key]: event.target.value })}
      />
    </Field>
  );

  return (
    <form className={styles.customRange} onSubmit={apply} noValidate>
      {fieldOf('from')}
      {fieldOf('to')}
      <Button type="submit" look="primary">
        {texts.apply}
      </Button>
      {problem !== null && (
        <p className={text.problem} id={`${id}-problem`} role="alert">
          {problemText(problem)}
        </p>
      )}
    </form>
  );
}
