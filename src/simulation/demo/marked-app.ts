import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CommandError } from '../../command';

/** The pages of the built app. */
const PAGES = ['index.html', 'maintain.html'];

/** Said in the language of the page, over everything on it. */
const MARK = `<aside class="demo" aria-label="Demo">
      <span lang="en">Demo · simulated figures</span>
      <span lang="zh-Hans">演示 · 模拟数据</span>
      <span lang="ja">デモ · 模擬データ</span>
    </aside>`;

const STYLE = `.demo {
  position: fixed;
  z-index: 50;
  inset: 0 0 auto;
  display: grid;
  justify-items: end;
  padding-inline: 0.75rem;
  pointer-events: none;
}
.demo > span {
  display: none;
  padding: 0.125rem 0.75rem 0.25rem;
  border-radius: 0 0 0.625rem 0.625rem;
  background: #8f4d00;
  color: #fff;
  font: 600 0.75rem / 1.4 system-ui, sans-serif;
}
@media (min-width: 45rem) {
  .demo {
    justify-items: center;
  }
}
:lang(en) .demo > [lang="en"],
:lang(zh) .demo > [lang="zh-Hans"],
:lang(ja) .demo > [lang="ja"] {
  display: block;
}
`;

/**
 * Copies the built app with a mark on each page. Nothing in the app or the server can mark real
 * figures as a demo, or leave the mark away.
 *
 * @throws CommandError where the app is not built
 */
export async function copyMarkedApp(built: string, folder: string): Promise<void> {
  try {
    await cp(built, folder, { recursive: true });
    for (const page of PAGES) await mark(join(folder, page));
  } catch {
    throw new CommandError(`${built} is not a built app; run npm run build, then this again`);
  }
  await writeFile(join(folder, 'demo.css'), STYLE);
}

async function mark(page: string): Promise<void> {
  const html = await readFile(page, 'utf8');
  const marked = html
    .replace('</head>', '  <link rel="stylesheet" href="/demo.css" />\n  </head>')
    .replace(/<body>\s*/, (body) => `${body}${MARK}\n    `);
  await writeFile(page, marked);
  // The compressed copies are of the page without the mark.
  for (const suffix of ['.br', '.gz']) await rm(page + suffix, { force: true });
}
