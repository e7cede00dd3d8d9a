import type { BackendName, BackendReason } from '../../recognizer';
import { clauses, type PageMessages } from '../i18n';

/** A sentence on the backend in use, and why. */
export function backendReasonText(
  backend: BackendName,
  reason: BackendReason,
  messages: PageMessages['settings'],
  locale: string,
): string {
  const names = messages.backendChoices;
  const failures = reason.failures.map((failure) =>
    messages.backendFailures[failure.code](names[failure.backend]),
  );
  return messages.backendReasons[reason.code](names[backend], clauses(failures, locale));
}
