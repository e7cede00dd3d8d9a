const FRAME =
  'M6.6 4h10.8a2.6 2.6 0 0 1 2.6 2.6v10.8a2.6 2.6 0 0 1-2.6 2.6H6.6A2.6 2.6 0 0 1 4 17.4V6.6A2.6 2.6 0 0 1 6.6 4Z';

/** One set, as SVG paths: a 24-unit grid, round ends, one line width. */
const PATHS = {
  draw: 'M4 20c.4-2.6.8-4 1.8-5L15.4 5.4a2.3 2.3 0 0 1 3.2 3.2L9 18.2c-1 1-2.4 1.4-5 1.8ZM13.6 7.2l3.2 3.2',
  number: 'M3 9.2 5.3 7.5v9M9.4 9.6a2.3 2.3 0 1 1 4.1 1.5L9.2 16.5h4.7M17 7.5h4l-2.5 3.4a2.8 2.8 0 1 1-1.8 5',
  practice: 'M5.5 5v14M9.8 5v14M14.1 5v14M18.4 5v14M3 16.5 21 7.5',
  image: `${FRAME}M4 16.5l4.5-4.5 3.5 3.5 3-3 5 5M9 8.5v.01`,
  keys: `${FRAME}M7 10h1M11.5 10h1M16 10h1M8 14h8`,
  privacy:
    'M12 3.5c2.3 1.6 4.6 2.3 7 2.4 0 6.6-1.8 11.2-7 14.6-5.2-3.4-7-8-7-14.6 2.4-.1 4.7-.8 7-2.4ZM8.9 12l2.2 2.2 4.1-4.3',
  settings:
    'M4 7h8.5M17.5 7H20M4 17h2.5M11.5 17H20M12.5 7a2.5 2.5 0 0 1 5 0 2.5 2.5 0 0 1-5 0ZM6.5 17a2.5 2.5 0 0 1 5 0 2.5 2.5 0 0 1-5 0Z',
  undo: 'M8.5 4.5 4 9l4.5 4.5M4.5 9H14a5.5 5.5 0 0 1 0 11h-3',
  redo: 'M15.5 4.5 20 9l-4.5 4.5M19.5 9H10a5.5 5.5 0 0 0 0 11h3',
  eraser:
    'M9.2 19l-4.5-4.5a1.8 1.8 0 0 1 0-2.6l7.4-7.4a1.8 1.8 0 0 1 2.6 0l4.3 4.3a1.8 1.8 0 0 1 0 2.6L11.6 19M9.2 19H20M8.7 8l7.2 7.2',
  grid: `${FRAME}M4 9.3h16M4 14.7h16M9.3 4v16M14.7 4v16`,
  copy: 'M11.4 8.8h5.8a2.6 2.6 0 0 1 2.6 2.6v5.8a2.6 2.6 0 0 1-2.6 2.6h-5.8a2.6 2.6 0 0 1-2.6-2.6v-5.8a2.6 2.6 0 0 1 2.6-2.6ZM15.2 5.6a2 2 0 0 0-1.8-1.4H6.6a2.4 2.4 0 0 0-2.4 2.4v6.8c0 .8.6 1.5 1.4 1.8',
  share: 'M12 14.5V3.8M8 7.5l4-3.9 4 3.9M7.5 11H5.8v9h12.4v-9h-1.7',
  install: 'M12 3.5v10.5M8 10.3l4 3.9 4-3.9M4.5 15.5v2.6c0 1.1.9 2 2 2h11a2 2 0 0 0 2-2v-2.6',
  none: 'M3.5 12a8.5 8.5 0 0 1 17 0 8.5 8.5 0 0 1-17 0ZM6 6l12 12',
  continuous: 'M4.5 6l6 6-6 6M12.5 6l6 6-6 6',
  next: 'M4.5 12h15M13 5.5l6.5 6.5-6.5 6.5',
  more: 'M4.3 12a.7.7 0 1 0 1.4 0 .7.7 0 1 0-1.4 0ZM11.3 12a.7.7 0 1 0 1.4 0 .7.7 0 1 0-1.4 0ZM18.3 12a.7.7 0 1 0 1.4 0 .7.7 0 1 0-1.4 0Z',
  close: 'M6 6l12 12M18 6 6 18',
  check: 'M4.5 12.5l5 5 10-11',
  alert: 'M3.5 12a8.5 8.5 0 0 1 17 0 8.5 8.5 0 0 1-17 0ZM12 7.8v5M12 16.2v.01',
  reload: 'M19.5 12a7.5 7.5 0 1 1-2.3-5.4L20 9M20 4.5V9h-4.5',
  send: 'M20.5 3.5 3.5 10l7 3.5 3.5 7 6.5-17ZM10.5 13.5l4-4',
  crop: 'M7.5 3v13.5H21M3 7.5h13.5V21',
  split: 'M12 4v16M8.5 8.5 5 12l3.5 3.5M5 12h4M15.5 8.5 19 12l-3.5 3.5M19 12h-4',
  merge: 'M12 4v16M5.5 8.5 9 12l-3.5 3.5M3.5 12H9M18.5 8.5 15 12l3.5 3.5M20.5 12H15',
  delete: 'M4.5 7h15M9.5 7V4.5h5V7M6.5 7l.8 12.5h9.4L17.5 7M10.2 11v5M13.8 11v5',
} as const;

export type IconName = keyof typeof PATHS;

/** Decoration only: what it stands on has a name of its own. */
export function Icon({ name, size = 22 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The sign of the app: a tally of five. */
export function TallyMark({ size = 30 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="9" fill="var(--accent)" />
      <path
        d="M9 8.5v15M13.7 8.5v15M18.4 8.5v15M23.1 8.5v15M5.8 20.5 26.3 11.5"
        stroke="var(--on-accent)"
        strokeWidth="2.2"
        strokeLinecap="round"
        fill="none"
      />
    </svg>
  );
}
