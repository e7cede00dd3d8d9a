import { policies as current } from './editions/v1-2';
import type { Policy, PolicyLanguage } from './types';

export { comparePolicies, type MarkedPolicy, type Piece } from './difference';
export type { Paragraph, Policy, PolicyLanguage } from './types';

/**
 * Every version of the policy, oldest first. A published edition never changes: another word gets a new version, with a
 * folder of its own under `editions`, and the app then asks again and marks what differs.
 */
export const POLICY_VERSIONS = ['1.0', '1.1', '1.2'] as const;
export type PolicyVersion = (typeof POLICY_VERSIONS)[number];
/** The version that holds now. */
export const POLICY_VERSION: PolicyVersion = '1.2';

/** The policy that holds now, in every language it is written in. */
export const POLICIES: readonly Policy[] = current;

/** The earlier editions; loaded only where a difference has to be shown. */
const EARLIER: Readonly<Record<string, () => Promise<{ policies: readonly Policy[] }>>> = {
  '1.0': () => import('./editions/v1-0'),
  '1.1': () => import('./editions/v1-1'),
};

/** Words beside the text: not part of any edition. */
export const POLICY_WORDS: Readonly<
  Record<PolicyLanguage, { readonly added: string; readonly removed: string; readonly between: string }>
> = {
  en: { added: 'New:', removed: 'Removed:', between: ' ' },
  'zh-Hans': { added: '新增：', removed: '删去：', between: '' },
  ja: { added: '追加：', removed: '削除：', between: '' },
};

/** The policy in one language. */
export function policyIn(language: PolicyLanguage, policies: readonly Policy[] = POLICIES): Policy {
  const policy = policies.find((candidate) => candidate.language === language);
  if (!policy) throw new Error(`policy: there is no text in ${language}; every edition has all languages`);
  return policy;
}

/**
 * An edition in all its languages.
 *
 * @returns null for a version that was never published
 * @throws Error where it could not be loaded
 */
export async function loadEdition(version: string): Promise<readonly Policy[] | null> {
  if (version === POLICY_VERSION) return POLICIES;
  const load = Object.hasOwn(EARLIER, version) ? EARLIER[version] : undefined;
  return load ? (await load()).policies : null;
}

/** Whether a version ("1.10") comes before another ("1.9"); a text that is no version comes before all. */
export function isOlderVersion(version: string, than: string): boolean {
  const [a, b] = [numbersOf(version), numbersOf(than)];
  return a.major !== b.major ? a.major < b.major : a.minor < b.minor;
}

function numbersOf(version: string): { major: number; minor: number } {
  const [, major = '-1', minor = '-1'] = /^(\d+)\.(\d+)$/.exec(version) ?? [];
  return { major: Number(major), minor: Number(minor) };
}
