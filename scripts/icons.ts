/** `tsx scripts/icons.ts`: draws the icons of the app into public/, as SVG and PNG. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { CHROMIUM_FLAGS, ensureChromium } from './chromium';

const INK = '#3546d3';
const PAPER = '#ffffff';

interface Look {
  /** Radius of the corners, of 512; 0 fills the square (the system then cuts its own shape). */
  readonly corner: number;
  /** Size of the tally: less than 1 where the system may cut away all but the middle 80%. */
  readonly scale: number;
}

const PLAIN: Look = { corner: 116, scale: 1 };
const FULL: Look = { corner: 0, scale: 0.82 };

/** The sign of the app, a tally of five, on a square of 512. */
function iconSvg({ corner, scale }: Look): string {
  const shift = 256 * (1 - scale);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">
  <title>Inktally</title>
  <rect width="512" height="512" rx="${corner}" fill="${INK}"/>
  <g transform="translate(${shift} ${shift}) scale(${scale})" fill="none" stroke="${PAPER}" stroke-width="34" stroke-linecap="round">
    <path d="M144 138v236M219 134v242M293 138v236M368 134v242"/>
    <path d="M92 330 420 182"/>
  </g>
</svg>
`;
}

/** The signs of the pages, for the menu of shortcuts, from src/app/ui/icons.tsx (24 by 24). */
const SHORTCUTS = {
  draw: 'M4 20c.4-2.6.8-4 1.8-5L15.4 5.4a2.3 2.3 0 0 1 3.2 3.2L9 18.2c-1 1-2.4 1.4-5 1.8Zm9.6-12.8 3.2 3.2',
  number: 'M3 9.2 5.3 7.5v9M9.4 9.6a2.3 2.3 0 1 1 4.1 1.5L9.2 16.5h4.7M17 7.5h4l-2.5 3.4a2.8 2.8 0 1 1-1.8 5',
  practice: 'M5.5 5v14M9.8 5v14M14.1 5v14M18.4 5v14M3 16.5 21 7.5',
} as const;

/** On a disc, the shape that Android cuts. */
function shortcutSvg(page: keyof typeof SHORTCUTS): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">
  <circle cx="256" cy="256" r="256" fill="${INK}"/>
  <path transform="translate(121 121) scale(11.25)" fill="none" stroke="${PAPER}" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" d="${SHORTCUTS[page]}"/>
</svg>
`;
}

const PNGS: readonly (readonly [file: string, size: number, svg: string])[] = [
  ['public/favicon-32.png', 32, iconSvg(PLAIN)],
  ['public/apple-touch-icon.png', 180, iconSvg(FULL)],
  ['public/icons/icon-192.png', 192, iconSvg(PLAIN)],
  ['public/icons/icon-512.png', 512, iconSvg(PLAIN)],
  ['public/icons/maskable-192.png', 192, iconSvg(FULL)],
  ['public/icons/maskable-512.png', 512, iconSvg(FULL)],
  ['public/icons/shortcut-draw.png', 192, shortcutSvg('draw')],
  ['public/icons/shortcut-number.png', 192, shortcutSvg('number')],
  ['public/icons/shortcut-practice.png', 192, shortcutSvg('practice')],
];

mkdirSync('public/icons', { recursive: true });
writeFileSync('public/favicon.svg', iconSvg(PLAIN));
writeFileSync('public/icons/icon.svg', iconSvg(PLAIN));

const browser = await chromium.launch({ executablePath: ensureChromium(), args: [...CHROMIUM_FLAGS] });
try {
  for (const [file, size, svg] of PNGS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const data = Buffer.from(svg).toString('base64');
    await page.setContent(
      `<style>*{margin:0}img{display:block;width:100vw}</style><img src="data:image/svg+xml;base64,${data}">`,
    );
    writeFileSync(file, await page.screenshot({ omitBackground: true }));
    await page.close();
    console.log(`${file} (${size} px)`);
  }
} finally {
  await browser.close();
}
