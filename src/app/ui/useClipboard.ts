import { useState } from 'react';
import { useMessages } from '../i18n';

/** Copies text. `tried` is the last text, and `note` says how it went; `forget` resets both. */
export function useClipboard() {
  const messages = useMessages().reading;
  const [result, setResult] = useState<{ text: string; how: 'copied' | 'notCopied' } | null>(null);
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setResult({ text, how: 'copied' });
    } catch {
      // Refused, or there is no clipboard: the page is not served over https.
      setResult({ text, how: 'notCopied' });
    }
  };
  return {
    copy,
    tried: result?.text,
    copied: result?.how === 'copied',
    note: result && messages[result.how],
    forget: () => setResult(null),
  };
}
