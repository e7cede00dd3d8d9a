import { type ComponentProps, type ComponentType, useState } from 'react';

type CellGridType = ComponentType<ComponentProps<typeof import('./CellGrid')['CellGrid']>>;

/** The cells to draw in by keys, loaded when they are first wanted. */
export function useCellGrid() {
  const [Grid, setGrid] = useState<CellGridType | null>(null);
  const [failed, setFailed] = useState(false);
  const toggle = () => {
    setFailed(false);
    if (Grid) setGrid(null);
    else
      import('./CellGrid').then(
        ({ CellGrid }) => setGrid(() => CellGrid),
        () => setFailed(true),
      );
  };
  return { Grid, failed, toggle };
}
