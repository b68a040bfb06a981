import { app, type BrowserWindow, dialog, ipcMain, powerMonitor, protocol, type Session } from 'electron';
import { basename, join } from 'node:path';
import { hasKeyring, ownFolders } from './service/vault/folders.ts';
import { forkService, type HostAct, type ServiceProcess } from './serviceProcess.ts';
import { OptionRefused, type StartOptions, startOptionsFrom } from './startOptions.ts';
import { openWindow, prepareSession } from './window.ts';

/** Main brokers: it opens windows, starts and ends the service process, and joins the two. It sees no record. */
type LockReason = 'asked' | 'idle' | 'suspend';

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
app.setName('Holdfast');

let options: StartOptions;
try {
  options = startOptionsFrom(process.argv, app.isPackaged);
} catch (error) {
  const reason = error instanceof OptionRefused ? error.message : 'A start option was not understood.';
  process.stderr.write(`${reason}\n`);
  process.exit(2);
}

let ownSession: Session;
let window: BrowserWindow | null = null;
let service: ServiceProcess | null = null;
let isLocking = false;
let isQuitting = false;

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', focusWindow);
  app.on('window-all-closed', () => {
    if (!isLocking) app.quit();
  });
  app.on('before-quit', closeServiceFirst);
  void app.whenReady().then(setUp);
} else {
  app.quit();
}

function setUp(): void {
  ownSession = prepareSession(join(__dirname, 'renderer'));
  powerMonitor.on('suspend', () => void lock('suspend'));
  powerMonitor.on('lock-screen', () => void lock('suspend'));
  ipcMain.on('holdfast:lock', (event, reason: unknown) => {
    if (event.senderFrame === window?.webContents.mainFrame) void lock(reason === 'idle' ? 'idle' : 'asked');
  });
  openFirstPage({});
}

function openFirstPage(query: Record<string, string>): void {
  const isNew = !hasKeyring(ownFolders(app.getPath('userData')).vault);
  const opened = openWindow(ownSession, join(__dirname, 'preload.cjs'), 'unlock', {
    ...query,
    ...(isNew && { service: 'none' }),
  });
  window = opened;
  opened.webContents.on('did-finish-load', () => {
    const frame = opened.webContents.mainFrame;
    if (!frame.url.startsWith('app://holdfast/')) return;
    service ??= startService();
    service.connect(opened.webContents);
  });
  opened.on('closed', () => {
    if (window === opened) window = null;
  });
}

function startService(): ServiceProcess {
  const start = {
    userData: app.getPath('userData'),
    nativeBinding: app.isPackaged ? null : (process.env['HOLDFAST_NATIVE_BINDING'] ?? null),
    isPackaged: app.isPackaged,
    fixedToday: options.fixedToday,
  };
  return forkService(start, actForService, () => {
    service = null;
    // The records process ended by itself: nothing can be read or saved, so the window goes back to the lock.
    if (!isLocking && !isQuitting) void lock('suspend');
  });
}

/** Ends the records process and the window that showed records, and opens the unlock page in a new one. */
async function lock(reason: LockReason): Promise<void> {
  const old = window;
  if (isLocking || old === null || !old.webContents.mainFrame.url.includes('/app.html')) return;
  isLocking = true;
  const isKept = service !== null && (await flushDrafts(old));
  await service?.kill();
  service = null;
  const gone = new Promise<void>((resolve) => old.once('closed', () => resolve()));
  old.destroy();
  await gone;
  openFirstPage({ locked: reason, at: clockTime(), ...(isKept && { kept: '1' }) });
  isLocking = false;
}

/** Gives the page 300 ms to hand over what was being typed. */
function flushDrafts(old: BrowserWindow): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), 300);
    ipcMain.once('holdfast:flushed', (_event, isKept: unknown) => {
      clearTimeout(timer);
      resolve(isKept === true);
    });
    old.webContents.send('holdfast:flush');
  });
}

async function actForService({ act, suggestedName, unattendedName }: HostAct): Promise<unknown> {
  if (window === null) return null;
  if (act === 'printToPdf') {
    return window.webContents.printToPDF({ pageSize: 'A4', printBackground: true, preferCSSPageSize: true });
  }
  const suggested = basename(suggestedName ?? 'holdfast');
  if (options.saveTo !== null) return join(options.saveTo, basename(unattendedName ?? suggested));
  const chosen = await dialog.showSaveDialog(window, { defaultPath: suggested });
  return chosen.canceled ? null : chosen.filePath;
}

function closeServiceFirst(event: { preventDefault: () => void }): void {
  if (isQuitting || service === null) return;
  event.preventDefault();
  isQuitting = true;
  void service
    .close()
    .then(() => service?.kill())
    .finally(() => app.quit());
}

function focusWindow(): void {
  if (window?.isMinimized()) window.restore();
  window?.focus();
}

function clockTime(): string {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    hour: '2-digit',
    minute: '2-digit',
  });
  return format.format();
}
