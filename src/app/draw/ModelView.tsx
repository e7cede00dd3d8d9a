import { useId, useState } from 'react';
import { useMessages } from '../i18n';
import { Button } from '../ui/Button';
import { Icon } from '../ui/icons';
import { useOnDemand } from '../ui/useOnDemand';
import type { Strokes } from '../writing/history';
import styles from './ModelView.module.css';

const importRaster = async () => (await import('./Raster')).Raster;

/** On demand: the image that the network reads. */
export function ModelView({ strokes }: { readonly strokes: Strokes }) {
  const { reading: messages, draw } = useMessages();
  const id = useId();
  const [open, setOpen] = useState(false);
  const { part: Raster, failed, load } = useOnDemand(importRaster);
  const toggle = () => {
    if (!open && !Raster) load();
    setOpen(!open);
  };
  return (
    <>
      <Button aria-expanded={open} aria-controls={id} onClick={toggle}>
        <Icon name="grid" size={18} />
        {messages.sees}
      </Button>
      <div id={id} className={styles.view} hidden={!open}>
        {open && Raster && <Raster strokes={strokes} label={messages.seesImage} />}
        <p>{failed ? draw.partFailed : messages.seesHint}</p>
      </div>
    </>
  );
}
