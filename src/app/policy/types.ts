export type PolicyLanguage = 'en' | 'zh-Hans' | 'ja';

/** The parts of the policy, in the order in which they are shown. */
export const SECTION_IDS = [
  'scope',
  'use',
  'disclosure',
  'storage',
  'security',
  'rights',
  'minors',
  'changes',
] as const;
export type SectionId = (typeof SECTION_IDS)[number];

/** Everything that is kept anywhere, by where it lies. */
export const DATUM_IDS = [
  'choice',
  'tally',
  'outbox',
  'log',
  'limits',
  'preferences',
  'files',
  'server-sender',
  'server-ids',
  'server-open',
  'server-released',
] as const;
export type DatumId = (typeof DATUM_IDS)[number];

/** What a phone may ask leave for; the app asks for none of it. */
export const PERMISSION_IDS = [
  'camera',
  'microphone',
  'location',
  'contacts',
  'notifications',
  'files',
] as const;
export type PermissionId = (typeof PERMISSION_IDS)[number];

export interface PolicySection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

/** One line of the table of what is kept: what it is, where it lies, until when. */
export interface RetentionRow {
  readonly what: string;
  readonly where: string;
  readonly until: string;
}

export interface PolicyTable<Row extends string, Cell> {
  readonly heading: string;
  readonly columns: readonly string[];
  readonly rows: Readonly<Record<Row, Cell>>;
}

/** The policy in one language. All languages say the same. */
export interface Policy {
  readonly language: PolicyLanguage;
  /** The language's own name, for choosing it. */
  readonly languageName: string;
  readonly title: string;
  /** "Version 1.0 of 22 November 2026" */
  readonly edition: string;
  readonly preamble: readonly string[];
  readonly sections: Readonly<Record<SectionId, PolicySection>>;
  readonly retention: PolicyTable<DatumId, RetentionRow>;
  readonly permissions: PolicyTable<PermissionId, { readonly name: string; readonly use: string }>;
  /** What changed, by the version that brought the change. */
  readonly changes: Readonly<Record<string, string>>;
}
