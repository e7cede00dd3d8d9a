import { type FormEvent, useId, useState } from 'react';
import { type Day, MAX_AGGREGATES_DAYS } from '../../contract';
import { useLanguage } from '../i18n';
import {
  lastEndedDay,
  PRESET_DAYS,
  type RangeProblem,
  rangeProblem,
  resolveRange,
  type Selection,
} from '../range';
import { Button } from '../ui/Button';
import { Explained } from '../ui/Explained';
import { Field } from '../ui/Field';
import { Select } from '../ui/Select';
import text from '../ui/text.module.css';
import styles from './Filters.module.css';

interface FiltersProps {
  readonly selection: Selection;
  /** Model versions to choose from, newest first. */
  readonly models: readonly string[];
  readonly today: Day;
  readonly onSelect: (selection: Selection) => void;
}

/** The choice of days and of the model version. */
export function Filters({ selection, models, today, onSelect }: FiltersProps) {
  const texts = useLanguage().messages.filters;
  const { range, model } = selection;
  // Choosing "Custom" shows the fields; the figures stay as they are until days are applied.
  const [custom, setCustom] = useState(range.kind === 'custom');
  const id = useId();

  return (
    <search className={styles.filters} aria-label={texts.region}>
      <fieldset className={styles.segments}>
        <legend>
          <Explained meaning={texts.rangeMeans}>{texts.range}</Explained>
        </legend>
        <div className={styles.row}>
          {PRESET_DAYS.map((days) => (
            <label key={days} className={styles.segment}>
              <input
                type="radio"
                name={`${id}-range`}
                checked={!custom && range.kind === 'last' && range.days === days}
                onChange={() => {
                  setCustom(false);
                  onSelect({ model, range: { kind: 'last', days } });
                }}
              />
              <span>{texts.lastDays(days)}</span>
            </label>
          ))}
          <label className={styles.segment}>
            <input type="radio" name={`${id}-range`} checked={custom} onChange={() => setCustom(true)} />
            <span>{texts.custom}</span>
          </label>
        </div>
      </fieldset>
      {custom && <CustomRange selection={selection} today={today} onSelect={onSelect} />}
      <Field id={`${id}-model`} label={texts.model}>
        <Select
          id={`${id}-model`}
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
      </Field>
    </search>
  );
}

function CustomRange({ selection, today, onSelect }: Omit<FiltersProps, 'models'>) {
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
