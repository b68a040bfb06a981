import { BrowserWindow, type Session, session } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';

const ORIGIN = 'app://holdfast';
export type Page = 'unlock' | 'app';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};

/** A page's rights: its own scripts, styles and fonts, and nothing from or to anywhere else. */
function contentSecurityPolicy(styleHashes: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    `style-src 'self' ${styleHashes}`,
    `font-src 'self'`,
    `img-src 'self' data:`,
    `connect-src 'none'`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}

/** The session of every window: in memory only, no permissions, no downloads, pages served from the app's folder. */
export function prepareSession(root: string): Session {
  const own = session.fromPartition('holdfast');
  const hashesFile = join(root, 'style-hashes.txt');
  const policy = contentSecurityPolicy(existsSync(hashesFile) ? readFileSync(hashesFile, 'utf8').trim() : '');
  own.protocol.handle('app', (request) => {
    const { pathname, origin } = new URL(request.url);
    const path = normalize(join(root, decodeURIComponent(pathname)));
    if (origin !== new URL(ORIGIN).origin || !path.startsWith(root + sep) || !existsSync(path)) {
      return new Response('', { status: 404 });
    }
    const headers = {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
    };
    return new Response(new Uint8Array(readFileSync(path)), { headers });
  });
  own.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  own.setPermissionCheckHandler(() => false);
  own.setSpellCheckerEnabled(false);
  own.on('will-download', (event) => event.preventDefault());
  return own;
}

/** One window on one page. It can go to Holdfast's own pages and nowhere else. */
export function openWindow(
  own: Session,
  preload: string,
  page: Page,
  query: Record<string, string>,
): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 640,
    minHeight: 480,
    title: 'Holdfast',
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#faf6ef',
    webPreferences: {
      session: own,
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
    },
  });
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event) => event.preventDefault());
  window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }));
  window.webContents.on('will-navigate', (event, url) => {
    if (!isOwnPage(url)) event.preventDefault();
  });
  window.webContents.on('will-attach-webview', (event) => event.preventDefault());
  void window.loadURL(`${ORIGIN}/${page}.html?${new URLSearchParams(query)}`);
  return window;
}

function isOwnPage(url: string): boolean {
  return /^app:\/\/holdfast\/(unlock|app)\.html(\?|$)/.test(url);
}
