import { readFileSync } from 'node:fs';

export interface Step {
  /** `COPY`, `RUN` and so on. */
  readonly name: string;
  readonly text: string;
}

export interface Stage {
  readonly image: string;
  readonly steps: readonly Step[];
}

/** The stages of a Containerfile without line continuations, which ours has none of. */
export function readStages(file: string): Stage[] {
  const stages: { image: string; steps: Step[] }[] = [];
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [, name = '', text = ''] = /^([A-Z]+) (.*[^\\])$/.exec(line) ?? [];
    if (name === '') throw new Error(`${file}: cannot read "${line}"`);
    if (name === 'FROM') stages.push({ image: text.split(' ')[0] ?? '', steps: [] });
    else stages.at(-1)?.steps.push({ name, text });
  }
  return stages;
}

/** The texts of the steps of a kind. */
export const textsOf = (stage: Stage, name: string) =>
  stage.steps.filter((step) => step.name === name).map(({ text }) => text);

/** The words of a command in JSON, after options. */
export function words(text: string): string[] {
  return JSON.parse(text.slice(text.indexOf('['))) as string[];
}
