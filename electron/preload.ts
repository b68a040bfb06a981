import { contextBridge, ipcRenderer, webUtils } from 'electron';

/** The whole of what a page can reach. It does not grow when a feature is added: features are operations. */
type Port = {
  onmessage: ((event: { data: { id: number; reply: unknown } }) => void) | null;
  postMessage: (message: unknown) => void;
};

let lastId = 0;
const waiting = new Map<number, (reply: unknown) => void>();
const port = new Promise<Port>((resolve) => {
  ipcRenderer.once('holdfast:port', (event) => {
    const [mine] = event.ports as unknown as [Port | undefined];
    if (mine === undefined) return;
    mine.onmessage = ({ data }) => {
      waiting.get(data.id)?.(data.reply);
      waiting.delete(data.id);
    };
    resolve(mine);
  });
});

contextBridge.exposeInMainWorld('holdfast', {
  invoke: async (name: string, input: unknown, requestId: string | null) => {
    const mine = await port;
    lastId += 1;
    const id = lastId;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      mine.postMessage({ id, name, input, requestId });
    });
  },
  pathOf: (file: Parameters<typeof webUtils.getPathForFile>[0]) => webUtils.getPathForFile(file),
  lock: (reason: string) => ipcRenderer.send('holdfast:lock', reason),
  onFlush: (flush: () => Promise<void>) => {
    ipcRenderer.on('holdfast:flush', () => {
      void flush().finally(() => ipcRenderer.send('holdfast:flushed'));
    });
  },
});
