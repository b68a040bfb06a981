import { useState } from 'react';
import { CARER_STATUS_LABELS } from '../../shared/carers/rules.ts';
import { CHANNEL_ANSWER_LABELS, CHECKED_WITH_WORDS, type CheckedWith } from '../../shared/people/codes.ts';
import type { PersonOfChild } from '../../shared/people/contract.ts';
import { isCheckOld, isContactChecked, relationOf, standingOf } from '../../shared/people/rules.ts';
import { CarerStatusDialog, type KnownOf } from '../carers/CarerStatusDialog.tsx';
import { useCommand, useOp } from '../client.ts';
import { LettersSection } from '../letters/LettersSection.tsx';
import { Siblings } from '../matching/Siblings.tsx';
import { ContactCheck } from '../people/ContactCheck.tsx';
import { SafetyWord } from '../people/SafetyWord.tsx';
import { useIsAskedFor } from '../router.tsx';
import { useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Name, Phone } from '../ui/Name.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import type { TabProps } from './JourneyTab.tsx';
import { KeepApartSection } from './KeepApartSection.tsx';
import { shortDate } from './words.ts';

/** Everybody round the child, and how each may be contacted. */
export function PeopleTab({ overview, onOpen }: TabProps) {
  const childId = overview.child.id;
  const around = useOp('people.list', { childId });
  const known = useOp('carer.list', { childId });
  const data = around.isPlaceholderData ? undefined : around.data;
  if (data === undefined) return null;
  const add = (
    <Button icon="plus" small onPress={() => onOpen({ kind: 'person', person: null })}>
      Add a person
    </Button>
  );
  if (data.people.length === 0)
    return (
      <div className="pad">
        <ImportedNotes notes={data.importedNotes} />
        <EmptyState title="Nobody named yet" action={add}>
          Carers, family and professionals stand here, each with whether and how they may be contacted. Begin
          with the person it is safe to ring.
        </EmptyState>
        <KeepApartSection childId={childId} onAdd={() => onOpen({ kind: 'keepApart' })} />
        <Siblings childId={childId} onSameChild={(otherId) => onOpen({ kind: 'merge', otherId })} />
      </div>
    );
  const knownOf = (personId: string) =>
    (known.isPlaceholderData ? undefined : known.data?.people.find((each) => each.personId === personId)) ??
    null;
  const hasUnchecked = data.people.some((person) => !isContactChecked(person));
  return (
    <section className="pad" aria-labelledby="people-tab-title">
      <div className="sect-head">
        <h2 id="people-tab-title">People and contact</h2>
        <div className="acts">{add}</div>
      </div>
      {hasUnchecked ? <ImportedNotes notes={data.importedNotes} /> : null}
      <div className="table-scroll" tabIndex={0} role="group" aria-label="People round the child">
        <table className="people-table">
          <thead>
            <tr>
              <th scope="col">Person</th>
              <th scope="col">Contact</th>
              <th scope="col">Number</th>
              <th scope="col">Texts, voicemail, letters</th>
              <th scope="col">Checked</th>
              <th scope="col">
                <span className="vh">Acts</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.people.map((person) => (
              <PersonRow
                key={person.linkId}
                childId={childId}
                person={person}
                checkAgainMonths={data.checkAgainMonths}
                known={knownOf(person.personId)}
                isFirst={person.linkId === data.card?.linkId}
                onChange={() => onOpen({ kind: 'person', person })}
              />
            ))}
          </tbody>
        </table>
      </div>
      <LettersSection childId={childId} onWrite={(linkId) => onOpen({ kind: 'letter', linkId })} />
      <KeepApartSection childId={childId} onAdd={() => onOpen({ kind: 'keepApart' })} />
      <Siblings childId={childId} onSameChild={(otherId) => onOpen({ kind: 'merge', otherId })} />
    </section>
  );
}

function ImportedNotes({ notes }: { readonly notes: string | null }) {
  if (notes === null || notes === '') return null;
  return (
    <Banner tone="ochre" fact="The spreadsheet says:">
      <span className="sheet-notes">{notes}</span>
    </Banner>
  );
}

type RowProps = {
  readonly childId: string;
  readonly person: PersonOfChild;
  readonly checkAgainMonths: number;
  /** What is known of them beside how to reach them; null where nobody said. */
  readonly known: KnownOf | null;
  readonly isFirst: boolean;
  readonly onChange: () => void;
};

function PersonRow({ childId, person, checkAgainMonths, known, isFirst, onChange }: RowProps) {
  const today = useToday();
  const { show } = usePrivacy();
  const [isAsking, setAsking] = useState(useIsAskedFor(`carerStatus:${person.linkId}`));
  const { fields } = person;
  const name = show(fields.name);
  return (
    <tr className="row">
      <th scope="row">
        <b>
          <Name full={fields.name} />
        </b>
        <span className="line-2">
          {relationOf(fields)}
          {fields.hasParentalResponsibility === 'yes' ? ', parental responsibility' : ''}
          {fields.isEmergencyContact ? ', emergency contact' : ''}
        </span>
        {fields.kind === 'professional' ? null : (
          <span className="line-2">
            {known?.isAlleged === true ? (
              <span className="no">{CARER_STATUS_LABELS.alleged_abuser}. </span>
            ) : known?.status === 'non_abusing' ? (
              `${CARER_STATUS_LABELS.non_abusing}. `
            ) : null}
            <Button kind="link" small onPress={() => setAsking(true)}>
              What is known<span className="vh"> of {name}</span>
            </Button>
          </span>
        )}
        {isAsking ? (
          <CarerStatusDialog
            childId={childId}
            person={person}
            known={known}
            onClose={() => setAsking(false)}
          />
        ) : null}
      </th>
      <td>
        <SafetyWord
          standing={standingOf(person)}
          isFirst={isFirst && fields.mayRing !== 'no'}
          isOld={isCheckOld(person, { today, checkAgainMonths })}
        />
        {fields.safety === 'ask_first' && standingOf(person) === 'not_checked' ? (
          <span className="line-2">ask first</span>
        ) : null}
        {fields.note === null ? null : <span className="line-2">{fields.note}</span>}
      </td>
      <td>
        {fields.phone === null ? <span className="muted">none</span> : <Phone number={fields.phone} />}
        <span className="line-2">
          {[fields.safeTimes, fields.sayName === null ? null : `say “${fields.sayName}”`]
            .filter((part) => part !== null)
            .join(', ')}
        </span>
        {fields.email === null ? null : <span className="line-2">{fields.email}</span>}
      </td>
      <td className="small">{fields.safety === 'do_not_contact' ? 'none of them' : channelsOf(person)}</td>
      <td>
        <Checked childId={childId} person={person} checkAgainMonths={checkAgainMonths} />
      </td>
      <td className="num">
        <Button kind="link" small onPress={onChange}>
          Change<span className="vh"> {name}</span>
        </Button>
      </td>
    </tr>
  );
}

type CheckedProps = Pick<RowProps, 'childId' | 'person' | 'checkAgainMonths'>;

function Checked({ childId, person, checkAgainMonths }: CheckedProps) {
  const { linkId, version, checkedOn, checkedWith } = person;
  const today = useToday();
  const { show } = usePrivacy();
  const confirm = useCommand('person.confirmContact');
  const [isAsking, setAsking] = useState(false);
  const canConfirm = person.fields.safety !== 'not_checked' && checkedOn !== today;
  async function check(withWhom: CheckedWith) {
    const reply = await confirm.run({ childId, linkId, version, checkedWith: withWhom });
    if (reply.ok) setAsking(false);
    return reply.ok ? undefined : reply.message;
  }
  return (
    <>
      {checkedOn === null ? (
        <span className="unsure-text">not yet</span>
      ) : checkedOn === today ? (
        'today'
      ) : (
        shortDate(checkedOn, today)
      )}
      {checkedOn === null || checkedWith === null ? null : (
        <span className="line-2">{CHECKED_WITH_WORDS[checkedWith]}</span>
      )}
      {isCheckOld(person, { today, checkAgainMonths }) ? (
        <span className="line-2 unsure-text">check again</span>
      ) : null}
      {canConfirm && isAsking ? (
        <ContactCheck submit="Save the check" isPending={confirm.isPending} onCheck={check}>
          <Button kind="link" small onPress={() => setAsking(false)}>
            Not now
          </Button>
        </ContactCheck>
      ) : canConfirm ? (
        <span className="line-2">
          <Button kind="link" small onPress={() => setAsking(true)}>
            All still right<span className="vh"> for {show(person.fields.name)}, checked today</span>
          </Button>
        </span>
      ) : null}
    </>
  );
}

function channelsOf({ fields }: PersonOfChild): string {
  const channels = [
    ...(fields.mayRing === 'not_checked' ? [] : ([['calls', fields.mayRing]] as const)),
    ['texts', fields.mayText],
    ['voicemail', fields.mayVoicemail],
    ['letters', fields.mayLetter],
  ] as const;
  return channels
    .map(([word, answer]) => `${word}: ${CHANNEL_ANSWER_LABELS[answer].toLowerCase()}`)
    .join(', ');
}
