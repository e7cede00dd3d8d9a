import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import type { MaintainerApi, SignInAnswer } from '../api';
import { failureText, type Language, useLanguage } from '../i18n';
import { Button } from '../ui/Button';
import { Callout } from '../ui/Callout';
import card from '../ui/Card.module.css';
import { Field } from '../ui/Field';
import text from '../ui/text.module.css';
import { Wordmark } from '../ui/Wordmark';
import { LanguagePicker } from './LanguagePicker';
import { Alone } from './PageFrame';
import styles from './SignIn.module.css';

interface SignInProps {
  readonly api: MaintainerApi;
  /** Whether a session ended by itself. */
  readonly ended: boolean;
  readonly onSignedIn: () => void;
}

/** The form that asks for the maintainer token. */
export function SignIn({ api, ended, onSignedIn }: SignInProps) {
  const language = useLanguage();
  const texts = language.messages.signIn;
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const id = useId();

  // The form is all there is on this page.
  useEffect(() => field.current?.focus(), []);

  async function submit(event: FormEvent) {
    event.preventDefault();
    // Copying from a terminal easily takes a line break along.
    const token = field.current?.value.trim() ?? '';
    if (busy) return;
    let trouble: string | null = texts.missing;
    if (token) {
      setBusy(true);
      const answer = await api.signIn(token);
      if (answer === 'signed-in') return onSignedIn();
      setBusy(false);
      trouble = problemText(answer, language);
    }
    setProblem(trouble);
    field.current?.focus();
    field.current?.select();
  }

  return (
    <Alone>
      <form className={`${card.card} ${styles.form}`} onSubmit={submit} noValidate>
        <div className={styles.top}>
          <Wordmark />
          <LanguagePicker />
        </div>
        <h1>{texts.title}</h1>
        <p className={text.soft}>{texts.intro}</p>
        {ended && <Callout>{texts.ended}</Callout>}
        <Field id={`${id}-token`} label={texts.token}>
          <input
            ref={field}
            id={`${id}-token`}
            type="password"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            required
            aria-invalid={problem !== null}
            aria-describedby={problem === null ? `${id}-hint` : `${id}-problem ${id}-hint`}
          />
          {problem !== null && (
            <p className={text.problem} id={`${id}-problem`} role="alert">
              {problem}
            </p>
          )}
          <p className={text.hint} id={`${id}-hint`}>
            {texts.hint}
          </p>
        </Field>
        <Button type="submit" look="primary" busy={busy}>
          {busy ? texts.submitting : texts.submit}
        </Button>
        <p className={text.hint}>{texts.storage}</p>
      </form>
    </Alone>
  );
}

function problemText(answer: Exclude<SignInAnswer, 'signed-in'>, language: Language): string {
  const texts = language.messages.signIn;
  if (answer === 'wrong-token') return texts.wrongToken;
  if (answer.kind !== 'too-many') return failureText(answer, language);
  return answer.retryAfter === null
    ? texts.tooMany
    : texts.tooManyWait(language.format.wait(answer.retryAfter));
}
