import { type ChangeEvent, useRef, useState } from 'react';
import { usePageMessages } from '../i18n';
import { correct, digitsOf } from '../number/corrections';
import { DigitEditor } from '../number/DigitEditor';
import { useMarkUnsavedWork } from '../pwa/unsaved-work';
import { ReaderFailure } from '../reader/ReaderFailure';
import { useRecognizerStatus } from '../reader/useRecognizer';
import { useStore } from '../store';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import { OnDemand } from '../ui/on-demand';
import { PageTitle } from '../ui/PageTitle';
import styles from './PicturePage.module.css';
import { PictureReadingCard } from './PictureReadingCard';
import { PictureStage } from './PictureStage';
import { usePicture } from './usePicture';
import { usePictureCorrections } from './usePictureCorrections';

const partPicker = new OnDemand(async () => (await import('./PartPicker')).PartPicker);

/** Reads the digits in a picture. Nothing of it is stored, sent or counted. */
export function PicturePage() {
  const { image: messages, draw } = usePageMessages();
  const status = useRecognizerStatus();
  const picture = usePicture();
  const { opening, canvas, whole, reading, fault, failure, dragged, take } = picture;
  const { lines, chosen, choose, mark, readAgain } = usePictureCorrections(canvas, reading);
  /** The picture of which a part is being picked. */
  const [picking, setPicking] = useState<HTMLCanvasElement | null>(null);
  const { part: PartPicker, failed: noPicker } = useStore(partPicker);
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
  const line = chosen && lines[chosen.line];
  const isPicking = canvas !== null && picking === canvas && PartPicker !== null;
  return (
    <div className={styles.page} data-dragged={dragged || undefined}>
      <PageTitle text={messages.title} lead={messages.lead} />
      <div className={styles.stage}>
        {!canvas && (
          <div className={styles.place}>
            <Icon name="image" size={48} />
            {files}
            <p className={styles.hint}>{dragged ? messages.dropHere : messages.hint}</p>
            <p className={styles.touchHint}>{messages.hintTouch}</p>
          </div>
        )}
        {isPicking && (
          <PartPicker
            picture={canvas}
            onPick={(part) => {
              setPicking(null);
              picture.select(part);
            }}
            onCancel={() => setPicking(null)}
          />
        )}
        {canvas && !isPicking && (
          <>
            <PictureStage
              picture={canvas}
              lines={lines}
              unread={reading?.unread ?? []}
              chosen={chosen}
              onChoose={choose}
            />
            <div className={styles.actions}>
              <Button look="quiet" onClick={picture.rotate}>
                <Icon name="reload" />
                {messages.rotate}
              </Button>
              <Button
                look="quiet"
                onClick={() => {
                  setPicking(canvas);
                  void partPicker.load();
                }}
              >
                <Icon name="crop" />
                {messages.pickPart}
              </Button>
              {whole && (
                <Button look="quiet" onClick={picture.showWhole}>
                  <Icon name="image" />
                  {messages.showWhole}
                </Button>
              )}
              <Button look="quiet" onClick={picture.remove}>
                <Icon name="delete" />
                {messages.remove}
              </Button>
              {files}
            </div>
            {noPicker && <p className="note">{draw.partFailed}</p>}
          </>
        )}
      </div>
      <div className={styles.reading}>
        <PictureReadingCard lines={nothing ? [] : lines} note={note()} chosen={chosen} onMark={mark} />
        {trouble && (
          <p className={styles.trouble} role="alert">
            {trouble}
          </p>
        )}
        {readerFailure && <ReaderFailure error={readerFailure} className={styles.trouble} />}
        {lines.length > 0 && (
          <DigitEditor
            digits={line ? digitsOf(line.reading, line.corrections) : []}
            chosen={chosen?.index ?? null}
            onMean={(meant) =>
              line &&
              chosen &&
              mark(chosen.line, correct(line.reading, line.corrections, chosen.index, meant))
            }
            onReadAgain={readAgain}
          />
        )}
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
