import { useState } from 'react';
import { type PolicyLanguage, policyLanguage } from '.';

/**
 * The language of the policy's text: first after the browser's languages, then as chosen on the page. It is
 * the policy's only; the app itself speaks the language of src/app/i18n.
 */
export function usePolicyLanguage(): [PolicyLanguage, (language: PolicyLanguage) => void] {
  return useState(() => policyLanguage(navigator.languages));
}
