import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import {
  aggregatesSchema,
  configSchema,
  errorSchema,
  healthSchema,
  loginSchema,
  releasesSchema,
  reportSchema,
} from '../../../contract';

/** What the keys of a report mean; the schema has their form. */
const REPORT_KEYS: Readonly<Record<keyof typeof reportSchema.entries, string>> = {
  v: 'Version of the format.',
  id: 'Names the report, not its sender: 128 random bits, fresh for each, so that a repeat can be ignored.',
  model: 'Version of the model that read the digits.',
  attempts: 'Finished readings by the digit that was meant, 0 to 9.',
  failures: 'Those among them that were misread or refused: of no digit more than its attempts.',
  unread: 'Readings refused and never labelled.',
};

/** The schemas of bodies by name, as the program itself uses them to check what it reads. */
export function bodySchemas(): Record<string, JsonSchema> {
  const report = convert(reportSchema);
  for (const [key, description] of Object.entries(REPORT_KEYS)) {
    Object.assign(report.properties?.[key] ?? {}, { description });
  }
  return {
    Report: report,
    Login: convert(loginSchema),
    Aggregates: convert(aggregatesSchema),
    Releases: convert(releasesSchema),
    Config: convert(configSchema),
    Health: convert(healthSchema),
    Error: convert(errorSchema),
  };
}

function convert(schema: v.GenericSchema): JsonSchema {
  const { $schema: _, ...json } = toJsonSchema(schema, {
    target: 'draft-2020-12',
    // JSON numbers are always finite.
    ignoreActions: ['finite'],
    // The only custom check is that of a day.
    overrideAction: ({ valibotAction, jsonSchema }) =>
      valibotAction.type === 'check' ? { ...jsonSchema, format: 'date' } : null,
  });
  return json;
}
