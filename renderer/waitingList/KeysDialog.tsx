import { Dialog } from '../ui/Dialog.tsx';

const KEYS: readonly (readonly [readonly string[], string])[] = [
  [
    ['↓', '↑'],
    'To the next row, or the one before; on arrival to the first. Past the last row the next page opens.',
  ],
  [['Home', 'End'], 'To the first or the last row of the page'],
  [['Enter', 'C'], 'Check in with this child, beside the list'],
  [['1', '2', '3'], 'The same, with the outcome: reached, left a message, could not reach'],
  [['O'], 'Open the child’s record'],
  [['Esc'], 'Close what is open and come back to the row'],
  [['/'], 'Search by name; then ↓ goes to the first row found'],
  [['?'], 'These keys'],
];

/** What the keyboard does on the waiting list. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog isOpen onClose={onClose} size="sure" title="Keys of the waiting list">
      <dl className="list-keys">
        {KEYS.map(([keys, does]) => (
          <div key={does}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
