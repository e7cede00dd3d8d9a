import { en } from './en';
import { ja } from './ja';
import type { Policy, PolicyLanguage } from './types';
import { zhHans } from './zh-hans';

export {
  DATUM_IDS,
  type DatumId,
  PERMISSION_IDS,
  type PermissionId,
  type Policy,
  type PolicyLanguage,
  type RetentionRow,
  SECTION_IDS,
  type SectionId,
} from './types';

/**
 * Every version of the policy, oldest first. A change of meaning gets a new version here, with its text under
 * `changes` in each language; the app then asks again.
 */
export const POLICY_VERSIONS: readonly string[] = ['1.0'];
/** The version that holds now. */
export const POLICY_VERSION = '1.0';

/** The policy in every language it is written in. */
export const POLICIES: readonly Policy[] = [en, zhHans, ja];

/** The policy in one language. */
export function policyIn(language: PolicyLanguage): Policy {
  return POLICIES.find((policy) => policy.language === language) ?? en;
}

/**
 * The language in which the policy is shown first: the first of the reader's languages that it is written in,
 * else English. Written Chinese of every kind gets the simplified text.
 *
 * @param wanted language tags (BCP 47), best first, as in `navigator.languages`
 */
export function policyLanguage(wanted: readonly string[]): PolicyLanguage {
  for (const tag of wanted) {
    const primary = tag.toLowerCase().split('-')[0];
    if (primary === 'en' || primary === 'ja') return primary;
    if (primary === 'zh') return 'zh-Hans';
  }
  return 'en';
}

/** What changed since a version, oldest change first. An unknown version has missed all of them. */
export function changesSince(version: string, policy: Policy): readonly string[] {
  return POLICY_VERSIONS.slice(POLICY_VERSIONS.indexOf(version) + 1).flatMap(
    (later) => policy.changes[later] ?? [],
  );
}
