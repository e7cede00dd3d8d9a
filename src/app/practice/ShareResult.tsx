import { useState } from 'react';
import { usePageMessages } from '../i18n';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import { pictureOf } from './result-picture';
import type { Round } from './round';

interface ShareResultProps {
  readonly round: Round;
  /** What the picture says, beside the tally. */
  readonly lines: readonly string[];
}

const FILE_NAME = 'inktally-practice.png';
const TYPE = 'image/png';

/** Whether this device shares pictures; the others save them. */
function canShare(): boolean {
  return navigator.canShare?.({ files: [new File([], FILE_NAME, { type: TYPE })] }) ?? false;
}

/** Gives the result away as a picture: by the device's share sheet, or as a download. */
export function ShareResult({ round, lines }: ShareResultProps) {
  const { practice: messages, shell } = usePageMessages();
  const [shares] = useState(canShare);
  const give = async () => {
    const file = new File([await pictureOf(round, shell.appName, lines)], FILE_NAME, { type: TYPE });
    // Closing the share sheet rejects; there is nothing to say about it.
    if (shares) await navigator.share({ files: [file] }).catch(() => undefined);
    else save(file);
  };
  return (
    <Button onClick={() => void give()}>
      <Icon name={shares ? 'share' : 'install'} size={18} />
      {shares ? messages.share : messages.save}
    </Button>
  );
}

function save(file: File): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = file.name;
  link.click();
  // The download has begun once the click is handled.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
