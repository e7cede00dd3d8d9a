import { useState } from 'react';
import { type LanguageTag, useLocale } from '../i18n';

/** The language of the policy's text: that of the app, until another is picked beside the text. */
export function usePolicyLanguage(): [LanguageTag, (language: LanguageTag) => void] {
  const locale = useLocale();
  const [picked, setPicked] = useState<LanguageTag | null>(null);
  return [picked ?? locale, setPicked];
}
