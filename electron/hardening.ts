import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron';

/** What no page may ever do, whichever window it came to stand in: go elsewhere, open another, hold a webview. */
export function hardenEveryPage(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  const stayHere = (event: { preventDefault: () => void; url: string }) => {
    if (!isOwnPage(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', stayHere);
  contents.on('will-frame-navigate', stayHere);
  contents.on('will-redirect', stayHere);
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

function isOwnPage(url: string): boolean {
  return /^app:\/\/holdfast\/(unlock|app)\.html(\?|#|$)/.test(url);
}

/**
 * The menu, for its keys: editing, zoom, full screen and the lock. Nothing that reloads, and developer tools only
 * while Holdfast is being developed.
 */
export function setMenu(isPackaged: boolean, onLock: () => void): void {
  const view: MenuItemConstructorOptions[] = [
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomIn', accelerator: 'CommandOrControl+=', visible: false },
    { role: 'zoomOut' },
    { type: 'separator' },
    { role: 'togglefullscreen' },
    { label: 'Lock', accelerator: 'CommandOrControl+L', click: onLock },
    ...(isPackaged ? [] : [{ role: 'toggleDevTools' } as const]),
  ];
  const isMac = process.platform === 'darwin';
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([
      ...(isMac ? [{ role: 'appMenu' } as const] : []),
      { role: 'editMenu' },
      { label: 'View', submenu: view },
      { role: 'windowMenu' },
    ]),
  );
}
