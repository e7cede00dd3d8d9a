import { useState } from 'react';
import type { ExportFormat, Failure, MaintainerApi } from '../api';
import { failureText, useLanguage } from '../i18n';
import type { DayRange } from '../range';
import { Button } from '../ui/Button';
import text from '../ui/text.module.css';
import styles from './Notices.module.css';

/** The browser reads a saved file at once; its address may be let go after this (ms). */
const KEEP_ADDRESS_MS = 10_000;

interface ExportButtonsProps {
  readonly api: MaintainerApi;
  readonly range: DayRange;
  readonly model: string | null;
  readonly onEnded: () => void;
}

/** Saves the shown figures as files: the server's own answer, byte for byte. */
export function ExportButtons({ api, range, model, onEnded }: ExportButtonsProps) {
  const language = useLanguage();
  const texts = language.messages.export;
  const [failure, setFailure] = useState<Failure | null>(null);

  async function save(format: ExportFormat) {
    setFailure(null);
    const answer = await api.file(range, model, format);
    if (answer === 'signed-out') return onEnded();
    if (answer.kind !== 'read') return setFailure(answer);
    const address = URL.createObjectURL(answer.value);
    const link = document.createElement('a');
    link.href = address;
    link.download = ['inktally', range.from, range.to, ...(model === null ? [] : [model])].join('_');
    link.download += `.${format}`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), KEEP_ADDRESS_MS);
  }

  return (
    <section aria-label={texts.title}>
      <div className={styles.export}>
        <span className={text.soft}>{texts.title}</span>
        {(['csv', 'json'] as const).map((format) => (
          <Button key={format} onClick={() => save(format)}>
            {texts[format]}
          </Button>
        ))}
      </div>
      {failure && (
        <p className={text.problem} role="alert">
          {failureText(failure, language)}
        </p>
      )}
    </section>
  );
}
