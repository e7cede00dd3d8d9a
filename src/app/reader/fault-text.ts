import { faultOf } from '../../recognizer';
import type { Messages } from '../i18n';

/** A sentence that tells the user why the reader does not read. */
export function readerFaultText(error: Error, online: boolean, { faults }: Messages['reading']): string {
  const fault = faultOf(error);
  switch (fault) {
    case 'damaged':
      return online ? faults.damaged : faults.damagedOffline;
    case 'network':
      return online ? faults.network : faults.offline;
    case 'worker':
    case 'closed':
      // Its code is fetched too, and the browser does not say why that failed.
      return online ? faults.worker : faults.offline;
    default:
      return faults[fault];
  }
}
