import { useState } from 'react';
import { LETTER_DELIVERY_LABELS, LETTER_KIND_LABELS } from '../../shared/letters/codes.ts';
import type { Recipient, SentLetter } from '../../shared/letters/contract.ts';
import { dateWords } from '../../shared/letters/rules.ts';
import { shortDate } from '../child/words.ts';
import { useOp } from '../client.ts';
import { useSession, useToday } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/icons/Icon.tsx';
import { Name } from '../ui/Name.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import { LetterSheet } from './LetterSheet.tsx';
import './letters.css';

export type LettersSectionProps = {
  readonly childId: string;
  readonly onWrite: (linkId: string) => void;
};

/** To whom a letter may go, with the reason where it may not, and every letter that was sent. */
export function LettersSection({ childId, onWrite }: LettersSectionProps) {
  const asked = useOp('letter.list', { childId });
  const [reading, setReading] = useState<SentLetter | null>(null);
  const data = asked.isPlaceholderData ? undefined : asked.data;
  if (data === undefined) return null;
  return (
    <section className="letters" aria-labelledby="letters-title">
      <div className="sect-head">
        <h2 id="letters-title">Letters</h2>
        <p>One letter for each person, and only where letters were agreed.</p>
      </div>
      <ul className="letter-people">
        {data.recipients.map((recipient) => (
          <RecipientLine
            key={recipient.linkId}
            recipient={recipient}
            onWrite={() => onWrite(recipient.linkId)}
          />
        ))}
      </ul>
      {data.sent.length === 0 ? (
        <p className="small muted">No letter was sent yet.</p>
      ) : (
        <SentTable sent={data.sent} onRead={setReading} />
      )}
      {reading === null ? null : <ReadDialog letter={reading} onClose={() => setReading(null)} />}
    </section>
  );
}

function RecipientLine({
  recipient,
  onWrite,
}: {
  readonly recipient: Recipient;
  readonly onWrite: () => void;
}) {
  const { show } = usePrivacy();
  const { name, relation, whyNot } = recipient;
  return (
    <li>
      <span>
        <b>
          <Name full={name} />
        </b>
        , {relation}
      </span>
      {whyNot === null ? (
        <Button small icon="pencil" onPress={onWrite}>
          Write a letter<span className="vh"> to {show(name)}</span>
        </Button>
      ) : (
        <span className="small letter-why-not">
          <Icon name="no" />
          {whyNot}
        </span>
      )}
    </li>
  );
}

function SentTable({
  sent,
  onRead,
}: {
  readonly sent: readonly SentLetter[];
  readonly onRead: (letter: SentLetter) => void;
}) {
  const today = useToday();
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label="Letters sent">
      <table className="people-table">
        <thead>
          <tr>
            <th scope="col">Sent</th>
            <th scope="col">Letter</th>
            <th scope="col">To</th>
            <th scope="col">How</th>
            <th scope="col">By</th>
            <th scope="col">
              <span className="vh">Acts</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sent.map((letter) => (
            <tr className="row" key={letter.id}>
              <td className="nowrap">{shortDate(letter.madeOn, today)}</td>
              <th scope="row">{LETTER_KIND_LABELS[letter.kind]}</th>
              <td>
                <Name full={letter.to} />
              </td>
              <td>{LETTER_DELIVERY_LABELS[letter.delivery]}</td>
              <td>{letter.by}</td>
              <td className="num">
                <Button kind="link" small onPress={() => onRead(letter)}>
                  Read
                  <span className="vh">
                    {' '}
                    the letter “{LETTER_KIND_LABELS[letter.kind]}” of {shortDate(letter.madeOn, today)}
                  </span>
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function ReadDialog({ letter, onClose }: { readonly letter: SentLetter; readonly onClose: () => void }) {
  const { serviceName } = useSession();
  const { kind, madeOn, to, address, text, by, delivery } = letter;
  const date = dateWords(madeOn);
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={`${LETTER_KIND_LABELS[kind]} letter`}
      lead={`${date}, ${LETTER_DELIVERY_LABELS[delivery].toLowerCase()}, made by ${by}. Kept as it was sent.`}
      foot={<Button onPress={onClose}>Close the letter</Button>}
    >
      <LetterSheet serviceName={serviceName} date={date} to={to} address={address} text={text} />
    </Dialog>
  );
}
