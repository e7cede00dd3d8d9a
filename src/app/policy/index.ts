export { mustBeAskedAgain, POLICY_VERSION } from './current';
export type { MarkedPolicy, Piece } from './difference';
export type { Paragraph, Policy, PolicyLanguage } from './editions/types';
export { loadedPolicy, loadPolicy, markedPolicy, POLICY_LANGUAGES } from './policies';
export { isOlderVersion } from './version';
