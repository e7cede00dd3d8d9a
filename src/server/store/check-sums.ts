import { MAX_REPORT_COUNTS, MAX_REPORT_FAILURES, MIN_REPORT_COUNTS } from '../../contract';
import type { ExactCell } from './release-rule';

/**
 * Why these cannot be the exact sums of so many reports, each within the limits of the contract;
 * `null` where they can. Says no count: exact sums are shown to nobody.
 */
export function sumsProblem(reports: number, cells: readonly ExactCell[]): string | null {
  for (const { digit, attempts, failures } of cells) {
    if (!Number.isSafeInteger(attempts) || !Number.isSafeInteger(failures))
      return `${digit}: no whole number`;
    if (failures < 0 || failures > attempts) return `${digit}: failures are not among the attempts`;
    if (digit === 'unread' && failures !== attempts) return `${digit}: not all are failures`;
  }
  const counts = cells.reduce((sum, { attempts }) => sum + attempts, 0);
  if (counts < MIN_REPORT_COUNTS * reports) return 'too few attempts for the number of reports';
  if (counts > MAX_REPORT_COUNTS * reports) return 'too many attempts for the number of reports';
  const failed = cells.reduce((sum, { failures }) => sum + failures, 0);
  if (failed > MAX_REPORT_FAILURES * reports) return 'too many failures for the number of reports';
  return null;
}
