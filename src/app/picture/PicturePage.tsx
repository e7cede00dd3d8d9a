import { type ChangeEvent, useRef } from 'react';
import { useMessages } from '../i18n';
import { useMarkUnsavedWork } from '../pwa/unsaved-work';
import { ReaderFailure } from '../reader/ReaderFailure';
import { useRecognizerStatus } from '../reader/useRecognizer';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import { PageTitle } from '../ui/PageTitle';
import styles from './PicturePage.module.css';
import { PictureReadingCard } from './PictureReadingCard';
import { PictureStage } from './PictureStage';
import { usePicture } from './usePicture';

/** Reads the digits in a picture. Nothing of it is stored, sent or counted. */
export function PicturePage() {
  const messages = useMessages().image;
  const status = useRecognizerStatus();
  const { opening, canvas, reading, fault, failure, dragged, take, remove } = usePicture();
  useMarkUnsavedWork(canvas !== null);

  const nothing = reading !== null && reading.lines.length === 0;
  const readerFailure = failure ?? (canvas && status.state === 'failed' ? status.error : null);
  const trouble = nothing ? messages.faults.nothing : fault && messages.faults[fault];
  const note = () => {
    if (opening) return messages.decoding;
    if (!canvas) return messages.empty;
    if (reading || readerFailure) return '';
    return status.state === 'ready' ? messages.reading : messages.waiting;
  };

  const files = (
    <>
      <FileButton
        text={canvas ? messages.chooseAnother : messages.choose}
        primary={!canvas}
        onFile={(file) => void take(file)}
      />
      <span className={styles.camera}>
        <FileButton text={messages.photo} camera onFile={(file) => void take(file)} />
      </span>
    </>
  );
  return (
    <div className={styles.page} data-dragged={dragged || undefined}>
      <PageTitle text={messages.title} lead={messages.lead} />
      <div className={styles.stage}>
        {canvas ? (
          <PictureStage picture={canvas} lines={reading?.lines ?? []} />
        ) : (
          <div className={styles.place}>
            <Icon name="image" size={48} />
            {files}
            <p className={styles.hint}>{dragged ? messages.dropHere : messages.hint}</p>
            <p className={styles.touchHint}>{messages.hintTouch}</p>
          </div>
        )}
        {canvas && (
          <div className={styles.actions}>
            {files}
            <Button look="quiet" onClick={remove}>
              <Icon name="delete" />
              {messages.remove}
            </Button>
          </div>
        )}
      </div>
      <div className={styles.reading}>
        <PictureReadingCard lines={reading && !nothing ? reading.lines : null} note={note()} />
        {trouble && (
          <p className={styles.trouble} role="alert">
            {trouble}
          </p>
        )}
        {readerFailure && <ReaderFailure error={readerFailure} className={styles.trouble} />}
      </div>
    </div>
  );
}

interface FileButtonProps {
  readonly text: string;
  readonly primary?: boolean;
  /** Opens the camera, if there is one. */
  readonly camera?: boolean;
  readonly onFile: (file: File) => void;
}

function FileButton({ text, primary = false, camera = false, onFile }: FileButtonProps) {
  const field = useRef<HTMLInputElement>(null);
  const onChange = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    if (file) onFile(file);
    // So that the same file can be chosen again.
    target.value = '';
  };
  return (
    <>
      <Button look={primary ? 'primary' : 'secondary'} onClick={() => field.current?.click()}>
        {!camera && <Icon name="image" />}
        {text}
      </Button>
      <input
        ref={field}
        type="file"
        accept="image/*"
        capture={camera ? 'environment' : undefined}
        hidden
        onChange={onChange}
      />
    </>
  );
}
