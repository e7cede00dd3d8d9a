import { LANGUAGE_NAMES, usePageMessages } from '../i18n';
import { Segmented } from '../ui/Segmented';
import { POLICY_LANGUAGES, type PolicyLanguage } from '.';

const OPTIONS = POLICY_LANGUAGES.map((language) => ({
  value: language,
  label: LANGUAGE_NAMES[language],
  lang: language,
}));

interface PolicyLanguagePickerProps {
  readonly value: PolicyLanguage;
  readonly onChange: (language: PolicyLanguage) => void;
}

export function PolicyLanguagePicker({ value, onChange }: PolicyLanguagePickerProps) {
  const { policyLanguage } = usePageMessages().agreement;
  return <Segmented label={policyLanguage} value={value} options={OPTIONS} onChange={onChange} />;
}
