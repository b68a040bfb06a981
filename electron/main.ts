import { app, type BrowserWindow, dialog, ipcMain, powerMonitor, protocol, type Session } from 'electron';
import { basename, join } from 'node:path';
import { hardenEveryPage, setMenu } from './hardening.ts';
import { readAppearance } from './service/appearanceFile.ts';
import { hasKeyring, ownFolders } from './service/vault/folders.ts';
import {
  forkService,
  type HostAct,
  type Locked,
  type LockReason,
  type ServiceProcess,
} from './serviceProcess.ts';
import { OptionRefused, type StartOptions, startOptionsFrom } from './startOptions.ts';
import { openWindow, prepareSession } from './window.ts';

/** Main brokers: it opens windows, starts and ends the service process, and joins the two. It sees no record. */
const FLUSH_WITHIN_MS = 300;
/** A closing backup of a large service takes seconds; a process that takes longer than this is stuck. */
const CLOSE_WITHIN_MS = 60_000;
/** A records process that cannot start at all is not tried for ever. */
const MOST_STARTS = 3;

protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
app.setName('Holdfast');
// What Chromium would fetch by itself; Holdfast needs nothing from any network.
for (const name of [
  'disable-background-networking',
  'disable-component-update',
  'no-pings',
  'no-proxy-server',
])
  app.commandLine.appendSwitch(name);
// Script is compiled before it first runs, not after it has run often: the first course opened in a morning is as quick as
// the tenth (docs/performance.md).
app.commandLine.appendSwitch('js-flags', '--always-sparkplug');

/** The foot of every printed page, so that a lost one is noticed. */
const PDF_FOOTER =
  '<p style="margin: 0 14mm; width: 100%; text-align: right; font: 8px sans-serif; color: #5f564c">' +
  'Page <span class="pageNumber"></span> of <span class="totalPages"></span></p>';

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
let startsWithoutUse = 0;

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', focusWindow);
  app.on('web-contents-created', (_event, contents) => hardenEveryPage(contents));
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
  setMenu(app.isPackaged, () => void lock('asked'));
  powerMonitor.on('suspend', () => void lock('suspend'));
  powerMonitor.on('lock-screen', () => void lock('suspend'));
  ipcMain.on('holdfast:lock', (event, reason: unknown) => {
    if (event.senderFrame === window?.webContents.mainFrame) void lock(reason === 'idle' ? 'idle' : 'asked');
  });
  openFirstPage({});
}

function openFirstPage(arrival: Record<string, string>): void {
  const userData = app.getPath('userData');
  const isNew = !hasKeyring(ownFolders(userData).vault);
  const look = readAppearance(userData);
  const query = { ...look, ...arrival, ...(isNew && { service: 'none' }) };
  const opened = openWindow({ session: ownSession, preload: join(__dirname, 'preload.cjs'), query, look });
  window = opened;
  opened.webContents.on('did-finish-load', () => {
    const { url } = opened.webContents.mainFrame;
    if (!url.startsWith('app://holdfast/')) return;
    if (url.includes('/app.html')) startsWithoutUse = 0;
    service ??= startService();
    service?.connect(opened.webContents);
  });
  let isFlushed = false;
  opened.on('close', (event) => {
    if (isFlushed || isQuitting || !showsRecords(opened)) return;
    event.preventDefault();
    isFlushed = true;
    void within(FLUSH_WITHIN_MS, flushDrafts(opened)).then(() => opened.destroy());
  });
  opened.on('closed', () => {
    if (window === opened) window = null;
  });
}

function startService(): ServiceProcess | null {
  if (startsWithoutUse >= MOST_STARTS) return null;
  startsWithoutUse += 1;
  const start = {
    userData: app.getPath('userData'),
    nativeBinding: app.isPackaged ? null : (process.env['HOLDFAST_NATIVE_BINDING'] ?? null),
    isPackaged: app.isPackaged,
    fixedToday: options.fixedToday,
    lateReplies: options.lateReplies,
  };
  const started = forkService(start, actForService, () => {
    if (service !== started) return;
    service = null;
    // The records process ended by itself: nothing can be read or saved, so the window goes back to the door.
    if (!isLocking && !isQuitting) void reopen('ended', null);
  });
  return started;
}

/** Locks: keeps what is being typed, ends the records process with its keys, and shows the door in a new window. */
async function lock(reason: LockReason): Promise<void> {
  const old = window;
  if (isLocking || isQuitting || old === null || service === null) return;
  isLocking = true;
  try {
    const flushed = showsRecords(old) ? flushDrafts(old) : Promise.resolve();
    const asking = service;
    const said = await within(
      FLUSH_WITHIN_MS,
      flushed.then(() => asking.lock(reason)),
    );
    if (said?.wasOpen === false && !showsRecords(old)) return;
    await reopen(reason, said);
  } finally {
    isLocking = false;
  }
}

/** Ends the records process and the window that showed records, and opens the unlock page in a new window. */
async function reopen(reason: LockReason | 'ended', said: Locked | null): Promise<void> {
  const wasLocking = isLocking;
  isLocking = true;
  const old = window;
  const ending = service;
  service = null;
  await ending?.kill();
  if (old === null) return;
  const gone = new Promise<void>((resolve) => old.once('closed', () => resolve()));
  old.destroy();
  await gone;
  const isStuck = startsWithoutUse >= MOST_STARTS;
  const facts = {
    ...(said?.at && { at: said.at }),
    ...(said?.kept && { kept: said.kept }),
    ...(said?.wasExample === true && { example: '1' }),
  };
  openFirstPage({ locked: reason, ...facts, ...(isStuck && { stopped: '1' }) });
  isLocking = wasLocking;
}

/** Asks the page to hand over what is being typed to the records process. */
function flushDrafts(old: BrowserWindow): Promise<void> {
  return new Promise((resolve) => {
    ipcMain.once('holdfast:flushed', () => resolve());
    old.webContents.send('holdfast:flush');
  });
}

function showsRecords(shown: BrowserWindow): boolean {
  return shown.webContents.mainFrame.url.includes('/app.html');
}

/** What comes within the time, or null. */
function within<T>(milliseconds: number, asked: Promise<T>): Promise<T | null> {
  const late = new Promise<null>((resolve) => {
    setTimeout(() => resolve(null), milliseconds);
  });
  return Promise.race([asked, late]);
}

async function actForService({ act, suggestedName, unattendedName }: HostAct): Promise<unknown> {
  if (window === null) return null;
  if (act === 'printToPdf') return printToPdf(window);
  const suggested = basename(suggestedName ?? 'holdfast');
  if (options.saveTo !== null) return join(options.saveTo, basename(unattendedName ?? suggested));
  const chosen = await dialog.showSaveDialog(window, { defaultPath: suggested });
  return chosen.canceled ? null : chosen.filePath;
}

/** The window's page on paper. Its margins take the window's own ground, so that is white for the while. */
async function printToPdf(printed: BrowserWindow): Promise<Buffer> {
  const ground = printed.getBackgroundColor();
  printed.setBackgroundColor('#ffffff');
  try {
    return await printed.webContents.printToPDF({
      pageSize: 'A4',
      printBackground: true,
      preferCSSPageSize: true,
      displayHeaderFooter: true,
      headerTemplate: '<span></span>',
      footerTemplate: PDF_FOOTER,
    });
  } finally {
    printed.setBackgroundColor(ground);
  }
}

function closeServiceFirst(event: { preventDefault: () => void }): void {
  if (isQuitting) return;
  isQuitting = true;
  const closing = service;
  if (closing === null) return;
  event.preventDefault();
  const shown = window;
  const flushed =
    shown !== null && showsRecords(shown) ? within(FLUSH_WITHIN_MS, flushDrafts(shown)) : Promise.resolve();
  void flushed
    .then(() => within(CLOSE_WITHIN_MS, closing.close()))
    .then(() => closing.kill())
    .finally(() => app.quit());
}

function focusWindow(): void {
  if (window?.isMinimized()) window.restore();
  window?.focus();
}
