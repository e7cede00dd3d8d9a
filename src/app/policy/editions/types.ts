import type { LanguageTag } from '../../i18n';

/** The policy is written in every language of the app. */
export type PolicyLanguage = LanguageTag;

/**
 * Sentences by their names, in order. A name stays with its sentence through all
 * editions and languages.
 */
export type Paragraph = Readonly<Record<string, string>>;

export interface PolicySection {
  readonly id: string;
  /** Null for the preamble. */
  readonly heading: string | null;
  readonly paragraphs: readonly Paragraph[];
}

export interface PolicyTable {
  readonly id: string;
  readonly heading: string;
  readonly columns: readonly string[];
  /** By name; one cell for each column, the first heads the row. */
  readonly rows: Readonly<Record<string, readonly string[]>>;
}

/** One edition of the policy in one language. All languages of an edition say the same. */
export interface Policy {
  readonly language: PolicyLanguage;
  readonly version: string;
  /** "Version 1.0 of 25 November 2026" */
  readonly edition: string;
  readonly title: string;
  /** What this edition changed, in a sentence or two. */
  readonly summary: string;
  readonly sections: readonly PolicySection[];
  readonly tables: readonly PolicyTable[];
}

/** An edition in every language it is written in, each loaded when it is asked for. */
export type EditionTexts = Readonly<Record<PolicyLanguage, () => Promise<Policy>>>;
