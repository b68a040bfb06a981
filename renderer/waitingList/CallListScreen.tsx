import { putOffWords } from '../../shared/checkIns/putOff.ts';
import { formatLongDay, type LocalDate } from '../../shared/dates.ts';
import type { CallEntry, CallPerson } from '../../shared/waitingList/callList.ts';
import { askedWords, becauseWords, shortDate } from '../checkIns/words.ts';
import { useOp } from '../client.ts';
import { useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Icon } from '../ui/icons/Icon.tsx';
import { Link } from '../ui/Link.tsx';
import { Name, Phone } from '../ui/Name.tsx';
import { Page, PageHead } from '../ui/Page.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import { upperFirst } from '../textCase.ts';
import { usePrintNoted } from './printNoted.ts';

/** Today's calls on one sheet, with only what a call needs; printed from here, and the printing is in the log. */
export function CallListScreen() {
  const today = useToday();
  const { initialsOnly } = usePrivacy();
  const { data, error } = useOp('waitingList.callList', {});
  const { refused, print } = usePrintNoted('call_list');
  const calls = data?.calls ?? [];
  return (
    <Page className="main call-list">
      <PageHead
        title="Calls for today"
        light={formatLongDay(today)}
        acts={
          <>
            <Link className="btn quiet" to={{ screen: 'waitingList' }}>
              <Icon name="left" />
              Waiting list
            </Link>
            {calls.length === 0 ? null : (
              <Button icon="print" onPress={() => print(calls.map(({ childId }) => childId))}>
                Print call list
              </Button>
            )}
          </>
        }
      />
      <div className="pad stack">
        {error === null ? null : <Banner tone="brick">{error.failure.message}</Banner>}
        {refused === null ? null : (
          <Banner tone="brick" live>
            {refused}
          </Banner>
        )}
        {initialsOnly && calls.length > 0 ? (
          <Banner tone="slate">
            “Initials only” is on, so names and numbers are left out, on paper too. Turn it off above to print
            them.
          </Banner>
        ) : null}
        {data === undefined ? null : calls.length === 0 ? (
          <EmptyState title="No calls for today">
            Children whose check-in is due, and who may be rung today, stand here.
          </EmptyState>
        ) : (
          <Calls calls={calls} />
        )}
        {data === undefined ? null : <Besides leftOut={data.leftOut} toDecide={data.toDecide} />}
        {calls.length === 0 ? null : (
          <p className="call-keep">
            <Icon name="lock" />
            Keep this sheet with you, and shred it when the calls are made. Write what was said in Holdfast,
            not here.
          </p>
        )}
        <details className="call-why">
          <summary>Why is there no spreadsheet of these calls?</summary>
          <p>
            A file with numbers to ring can be copied and sent, and nobody can say who read it. Print the
            calls here. From the waiting list a coordinator or manager can save a file with names, which opens
            only with a passphrase and never holds numbers or notes. Funders get the return, which names
            nobody. To move the records, use a backup.
          </p>
        </details>
      </div>
    </Page>
  );
}

function Calls({ calls }: { readonly calls: readonly CallEntry[] }) {
  return (
    <div className="call-scroll" role="region" aria-label="Calls for today, scrolls" tabIndex={0}>
      <table>
        <caption className="vh">Calls for today, the longest overdue first</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="vh">Done, ticked by hand</span>
            </th>
            <th scope="col">Child</th>
            <th scope="col">Ask for</th>
            <th scope="col">Number</th>
            <th scope="col">Safe times</th>
            <th scope="col">On the phone</th>
            <th scope="col">Voicemail</th>
            <th scope="col">Language</th>
            <th scope="col">Due</th>
          </tr>
        </thead>
        {calls.map((call) => (
          <Call key={call.referralId} call={call} />
        ))}
      </table>
    </div>
  );
}

/** One child, with a line for each person who may be asked for. */
function Call({ call }: { readonly call: CallEntry }) {
  const today = useToday();
  const rows = Math.max(1, call.people.length);
  const language = call.interpreter === null ? call.language : `Interpreter: ${call.interpreter}`;
  const lines: readonly (CallPerson | null)[] = call.people.length === 0 ? [null] : call.people;
  return (
    <tbody>
      {lines.map((person, at) => (
        <tr key={person?.personId ?? 'nobody'}>
          {at > 0 ? null : (
            <>
              <td rowSpan={rows}>
                <i className="tick-box" />
              </td>
              <th scope="rowgroup" rowSpan={rows}>
                <Link className="name" to={{ screen: 'child', childId: call.childId }}>
                  <Name full={call.name} />
                </Link>
              </th>
            </>
          )}
          {person === null ? (
            <td colSpan={5} className="gap">
              {call.isReachedOtherwise
                ? 'Do not ring. Their record says how they are reached.'
                : 'Nobody to ring yet. Open the record and say who is safe to contact.'}
            </td>
          ) : (
            <PersonCells person={person} nobodyElse={call.nobodyElse} />
          )}
          {at > 0 ? null : (
            <>
              <td rowSpan={rows} data-label="Language">
                {language ?? ''}
              </td>
              <td rowSpan={rows} className="nowrap" data-label="Due">
                {call.dueOn === today ? 'Today' : shortDate(call.dueOn, today)}
                {callWhy(call, today) === '' ? null : (
                  <>
                    <span className="call-told call-since">{callWhy(call, today)}</span>
                    {call.event === null ? null : (
                      <span className="call-told call-since">{askedWords(call.event, today)}</span>
                    )}
                    {/* What happened round a child is not put on paper that a stranger may find. */}
                    <span className="call-first">Holdfast says why.</span>
                  </>
                )}
              </td>
            </>
          )}
        </tr>
      ))}
    </tbody>
  );
}

/** Why it is this call's turn, as Today says it, or what happened since; '' where only the rhythm asks. */
function callWhy({ putOff, because, event }: CallEntry, today: LocalDate): string {
  if (putOff !== null) return putOffWords(putOff, today);
  const why = becauseWords(event?.kind ?? because).replace(/^, /, '');
  return why === '' ? '' : `${upperFirst(why)}.`;
}

const VOICEMAIL = { yes: 'Yes', no: 'No', not_agreed: 'No, not agreed' } as const;

function PersonCells({ person, nobodyElse }: { readonly person: CallPerson; readonly nobodyElse: boolean }) {
  const first = person.who.split(' ')[0] ?? person.who;
  const { show } = usePrivacy();
  const told = [
    person.isChecked ? null : 'Not yet checked: look at the record first',
    person.askFirst ? 'Ask before you ring' : null,
    person.sayName === null || person.sayName === '' ? null : `Say “${person.sayName}”`,
    person.codeWord === null || person.codeWord === '' ? null : `Code word “${person.codeWord}”`,
    nobodyElse ? `Speak only to ${show(first)}` : null,
  ].filter((line) => line !== null);
  return (
    <>
      <td>
        <b>
          <Name full={person.who} />
        </b>
        <span className="line-2">{person.relation}</span>
      </td>
      <td className="nowrap">
        {person.phone === null ? <span className="gap">no number</span> : <Phone number={person.phone} />}
      </td>
      <td data-label="Safe times">{person.times ?? ''}</td>
      <td>
        {told.map((line) => (
          <span key={line} className="call-told">
            {line}
          </span>
        ))}
      </td>
      <td className={person.voicemail === 'yes' ? undefined : 'call-no'} data-label="Voicemail">
        {VOICEMAIL[person.voicemail]}
      </td>
    </>
  );
}

function Besides({ leftOut, toDecide }: { readonly leftOut: number; readonly toDecide: number }) {
  if (leftOut === 0 && toDecide === 0) return null;
  return (
    <p className="hint">
      {leftOut === 0
        ? null
        : `${leftOut} more ${leftOut === 1 ? 'is' : 'are'} due; these are the longest overdue. `}
      {toDecide === 0
        ? null
        : `${toDecide} ${toDecide === 1 ? 'is' : 'are'} not here: nobody was reached, and a safeguarding lead or manager decides first what happens. See Today.`}
    </p>
  );
}
