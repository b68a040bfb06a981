import { app, BrowserWindow, nativeTheme, type Session, session } from 'electron';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import type { Appearance } from '../shared/appearance/appearance.ts';

const ORIGIN = 'app://holdfast';

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
  const own = session.fromPartition('holdfast', { cache: false });
  const policy = contentSecurityPolicy(readFileSync(join(root, 'style-hashes.txt'), 'utf8').trim());
  own.protocol.handle('app', (request) => {
    const { pathname, protocol, host } = new URL(request.url);
    const path = normalize(join(root, decodeURIComponent(pathname)));
    const type = TYPES[extname(path)];
    const isOwn = `${protocol}//${host}` === ORIGIN && path.startsWith(root + sep);
    if (!isOwn || type === undefined || !existsSync(path)) {
      return new Response('', { status: 404 });
    }
    const headers = {
      'content-type': type,
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
    };
    return new Response(new Uint8Array(readFileSync(path)), { headers });
  });
  for (const each of [own, session.defaultSession]) {
    each.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
    each.setPermissionCheckHandler(() => false);
    each.setDevicePermissionHandler(() => false);
    each.setSpellCheckerEnabled(false);
    each.on('will-download', (event) => event.preventDefault());
    // The policy of each page says so already; this holds for whatever a page might find round it.
    each.webRequest.onBeforeRequest(
      { urls: ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*'] },
      (_, answer) => answer({ cancel: true }),
    );
  }
  return own;
}

export type WindowOptions = {
  session: Session;
  preload: string;
  /** What the first page is told in its address; never a name. */
  query: Record<string, string>;
  look: Appearance;
};

/** One window on the unlock page. Where its pages may go is settled for every page alike (hardening.ts). */
export function openWindow(options: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 640,
    minHeight: 480,
    title: 'Holdfast',
    show: false,
    autoHideMenuBar: true,
    backgroundColor: groundOf(options.look),
    webPreferences: {
      session: options.session,
      preload: options.preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // The idle lock must come on time in a window behind others too.
      backgroundThrottling: false,
      devTools: !app.isPackaged,
    },
  });
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event) => event.preventDefault());
  void window.loadURL(`${ORIGIN}/unlock.html?${new URLSearchParams(options.query).toString()}`);
  return window;
}

/** The ground of a window before its page is painted, so that a dark window never flashes white. */
function groundOf({ theme }: Appearance): string {
  const isDark = theme === 'dark' || (theme === 'system' && nativeTheme.shouldUseDarkColors);
  if (isDark) return '#1b1917';
  return theme === 'contrast' ? '#ffffff' : '#faf6ef';
}
