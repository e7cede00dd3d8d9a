import type { Policy, PolicyLanguage } from './editions/types';
import { versionWithOrigin } from './version';

/**
 * The sentence on where reports go, for an app that is served from another server
 * than takes the reports.
 */
const OWN_SERVER: Readonly<Record<PolicyLanguage, (origin: string) => string>> = {
  en: (origin) =>
    `Reports go only to ${origin}, the operator’s server for reports; the app itself came from another server.`,
  'zh-Hans': (origin) => `报告只发往 ${origin}，即运营者接收报告的服务器；应用本身来自另一台服务器。`,
  ja: (origin) =>
    `報告の送り先は、運営者が報告を受け取るサーバー ${origin} だけです。アプリ自体は別のサーバーから届いています。`,
};

const SECTION = 'security';
const SENTENCE = 'own-server';

/**
 * An edition for an app whose reports go to `origin`. Its version names the origin, so users agree
 * to that origin, and those who agreed to another are asked again, with this sentence marked.
 */
export function withOrigin(policy: Policy, origin: string): Policy {
  const sentence = OWN_SERVER[policy.language](origin);
  return {
    ...policy,
    version: versionWithOrigin(policy.version, origin),
    edition: `${policy.edition} · ${origin}`,
    summary: sentence,
    sections: policy.sections.map((section) =>
      section.id === SECTION
        ? {
            ...section,
            paragraphs: section.paragraphs.map((paragraph) =>
              SENTENCE in paragraph ? { ...paragraph, [SENTENCE]: sentence } : paragraph,
            ),
          }
        : section,
    ),
  };
}
