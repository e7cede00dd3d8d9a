import { EDITIONS } from './editions';
import { INGEST_ORIGIN } from './ingest-origin';
import { isOlderVersion, partsOf, versionWithOrigin } from './version';

const [{ version: NEWEST }] = EDITIONS;
/** The current version. It names the server of the reports where that is not the page's own. */
export const POLICY_VERSION: string = versionWithOrigin(NEWEST, INGEST_ORIGIN);

/**
 * Whether somebody who agreed to a version must be asked again: the current one is newer, or
 * reports go elsewhere.
 */
export function mustBeAskedAgain(agreedTo: string): boolean {
  const isSameNumber = partsOf(agreedTo).number === NEWEST;
  return isSameNumber ? agreedTo !== POLICY_VERSION : isOlderVersion(agreedTo, POLICY_VERSION);
}
