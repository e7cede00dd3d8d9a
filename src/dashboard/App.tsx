import { type ReactNode, useLayoutEffect } from 'react';
import { LanguageProvider } from '../design';
import { type Language, loadLanguage, useLanguage, useLanguageChoice } from './i18n';

interface AppProps {
  /** The language to begin with. */
  readonly language: Language;
  readonly children: ReactNode;
}

/** What every page has around it: the language. */
export function App({ language, children }: AppProps) {
  return (
    <LanguageProvider first={language} choice={useLanguageChoice()} load={loadLanguage}>
      <Titled>{children}</Titled>
    </LanguageProvider>
  );
}

function Titled({ children }: Pick<AppProps, 'children'>) {
  const { messages } = useLanguage();
  useLayoutEffect(() => {
    document.title = `${messages.title} · ${messages.product}`;
  }, [messages]);
  return children;
}
