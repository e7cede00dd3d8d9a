import { useState } from 'react';
import { useMessages } from '../i18n';

/** Copies text to the clipboard. `note` says how it went, `copied` whether it did; both are empty at first. */
export function useCopying() {
  const messages = useMessages().reading;
  const [result, setResult] = useState<'copied' | 'notCopied' | null>(null);
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setResult('copied');
    } catch {
      // Refused, or no clipboard at all: the page is not served over https.
      setResult('notCopied');
    }
  };
  return { copy, copied: result === 'copied', note: result && messages[result] };
}
