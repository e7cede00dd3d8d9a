import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import styles from './Plot.module.css';

/** What a chart is: everything but its size, which its place on the page decides. */
export interface PlotDefinition {
  readonly options: Omit<uPlot.Options, 'width' | 'height'>;
  readonly data: uPlot.AlignedData;
}

/** Size of the marks along the axes. */
const AXIS_TEXT = '12px';

interface PlotProps {
  /** Made again when it changes: keep the same object between renders. */
  readonly definition: PlotDefinition;
  /** Text in place of the picture, for those who do not see it. */
  readonly label: string;
  /** Height in CSS pixels. */
  readonly height: number;
}

/** A uPlot chart as wide as its place, redrawn when that or the colour scheme changes. */
export function Plot({ definition, label, height }: PlotProps) {
  const place = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const width = () => Math.floor(element.clientWidth);
    // A canvas inherits no font.
    const font = `${AXIS_TEXT} ${getComputedStyle(element).fontFamily}`;
    const axes = definition.options.axes?.map((axis) => ({ ...axis, font })) ?? [];
    const plot = new uPlot({ ...definition.options, axes, width: width(), height }, definition.data, element);

    const resizing = new ResizeObserver(() => {
      if (width() > 0 && width() !== plot.width) plot.setSize({ width: width(), height });
    });
    resizing.observe(element);
    const scheme = matchMedia('(prefers-color-scheme: dark)');
    const recolour = () => plot.redraw(false);
    scheme.addEventListener('change', recolour);
    return () => {
      scheme.removeEventListener('change', recolour);
      resizing.disconnect();
      plot.destroy();
    };
  }, [definition, height]);

  return <div ref={place} className={styles.plot} role="img" aria-label={label} />;
}
