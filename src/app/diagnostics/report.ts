import type { FactList } from '../ui/Facts';

interface Section {
  readonly heading: string;
  /** Sentences, each a line. */
  readonly lines?: readonly string[];
  readonly facts?: FactList;
}

/** The page as plain text, for a bug report. */
export function reportText(title: string, sections: readonly Section[]): string {
  const texts = sections.map(({ heading, lines = [], facts = [] }) =>
    [heading, ...lines, ...facts.flatMap((fact) => (fact ? [`${fact[0]}: ${fact[1]}`] : []))].join('\n'),
  );
  return `${[title, ...texts].join('\n\n')}\n`;
}
