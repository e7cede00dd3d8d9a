import { createContext, type ReactNode, useContext, useLayoutEffect, useMemo, useState } from 'react';
import type { LanguageTag } from '../../languages';
import { ENGLISH, LANGUAGE_PARAMETER, type Language, loadLanguage } from './language';

interface LanguageInUse extends Language {
  /** Changes the language, in the page's address too; stays in the present one where the other cannot be loaded. */
  readonly choose: (tag: LanguageTag) => void;
}

const LanguageContext = createContext<LanguageInUse>({ ...ENGLISH, choose: () => undefined });

interface LanguageProviderProps {
  /** Loaded before anything is shown, so that no other language is seen first. */
  readonly first: Language;
  readonly children: ReactNode;
}

/** Gives all below it the texts of a language, and changes them in place when another is chosen. */
export function LanguageProvider({ first, children }: LanguageProviderProps) {
  const [language, setLanguage] = useState(first);

  // Before the paint: the fonts go by it, and whoever reads the page aloud.
  useLayoutEffect(() => {
    document.documentElement.lang = language.tag;
    document.title = `${language.messages.title} · ${language.messages.product}`;
  }, [language]);

  const inUse = useMemo(() => {
    const choose = (tag: LanguageTag) => {
      loadLanguage(tag).then(
        (loaded) => {
          const address = new URL(location.href);
          address.searchParams.set(LANGUAGE_PARAMETER, tag);
          history.replaceState(null, '', address);
          setLanguage(loaded);
        },
        (error: unknown) => console.warn('The texts of a language could not be loaded.', error),
      );
    };
    return { ...language, choose };
  }, [language]);
  return <LanguageContext value={inUse}>{children}</LanguageContext>;
}

/** The language that the page is in. */
export function useLanguage(): LanguageInUse {
  return useContext(LanguageContext);
}
