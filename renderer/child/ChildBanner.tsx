import type { ChildOverview } from '../../shared/children/overview.ts';
import { PROCEEDINGS_STAGES_LABELS } from '../../shared/criminalProceedings/codes.ts';
import { formatDate } from '../../shared/dates.ts';
import { contactLines } from '../../shared/imports/contactRules.ts';
import { clockWords } from '../../shared/safeguarding/rules.ts';
import { HeldTwiceTag } from '../matching/MayBeHeldTwice.tsx';
import { SiblingTag } from '../matching/SiblingTag.tsx';
import { riskTone, riskWords } from '../safeguarding/words.ts';
import { useToday } from '../session.tsx';
import { Button } from '../ui/Button.tsx';
import { Name } from '../ui/Name.tsx';
import { usePrivacy } from '../ui/privacy.tsx';
import { Tag } from '../ui/Tag.tsx';
import { ageWords } from './words.ts';

export type ChildBannerProps = {
  readonly overview: ChildOverview;
  readonly onContact: () => void;
  readonly isContactOpen: boolean;
  readonly onConcern: () => void;
  readonly isConcernOpen: boolean;
};

/** Who this is, and what must be known before anything is done. It never scrolls away. */
export function ChildBanner(props: ChildBannerProps) {
  const { overview, onContact, isContactOpen, onConcern, isConcernOpen } = props;
  const today = useToday();
  const { name, nameUsed, birthDate, pronouns } = overview.child.fields;
  const age = birthDate === null ? 'age not known' : ageWords(birthDate, today);
  return (
    <header className="child-banner">
      <h1>
        <Name full={nameUsed ?? name} />
      </h1>
      <p>
        {nameUsed === null ? null : (
          <>
            <Name full={name} />,{' '}
          </>
        )}
        {[age, pronouns].filter((part) => part !== null).join(', ')}
      </p>
      <div className="flags">
        <Safety overview={overview} />
        <Court overview={overview} />
        <Safe overview={overview} />
        <SheetSays overview={overview} />
        {overview.referrals.some(({ closedOn }) => closedOn === null) ? (
          <HeldTwiceTag childId={overview.child.id} />
        ) : null}
        <Needs overview={overview} />
        <SiblingTag childId={overview.child.id} />
      </div>
      <div className="acts">
        <Button small icon="stop" expanded={isConcernOpen} onPress={onConcern}>
          Record a concern
        </Button>
        <Button small icon="phone" expanded={isContactOpen} onPress={onContact}>
          Contact
        </Button>
      </div>
    </header>
  );
}

/** What the sheet said of how the family may be contacted, word for word, until somebody has checked the contact. */
function SheetSays({ overview }: { readonly overview: ChildOverview }) {
  const { initialsOnly } = usePrivacy();
  const says = overview.card?.isChecked === true ? '' : contactLines(overview.child.importedNotes);
  if (says === '') return null;
  return (
    <Tag tone="brick" icon="warn">
      <span className="tag-words">The sheet says: {initialsOnly ? 'words on contact, hidden' : says}</span>
    </Tag>
  );
}

/** What threatens the child, before every other flag. */
function Safety({ overview }: { readonly overview: ChildOverview }) {
  const today = useToday();
  const [longest] = overview.openConcerns.toSorted((a, b) => b.hoursKnown - a.hoursKnown);
  return (
    <>
      {longest === undefined ? null : (
        <Tag tone="brick" icon="stop">
          Concern open, {clockWords(longest.hoursKnown)}
        </Tag>
      )}
      {overview.risks.map((risk) => (
        <Tag key={risk.id} tone={riskTone(risk, today)} icon="warn">
          <span>
            {riskWords(risk, today)}
            {risk.holder === null ? null : <span className="vh">, held by {risk.holder}</span>}
          </span>
        </Tag>
      ))}
    </>
  );
}

function Court({ overview }: { readonly overview: ChildOverview }) {
  const open = overview.proceedings.find(({ isOpen }) => isOpen);
  if (open === undefined) return null;
  const stage = PROCEEDINGS_STAGES_LABELS[open.stage];
  const { nextEvent, nextEventOn } = open;
  // The flag has room for what it is and when; the rest stands under Criminal justice.
  const event = nextEvent?.split(',')[0] ?? stage;
  const fact = nextEventOn === null ? stage : `${event} ${formatDate(nextEventOn)}`;
  return (
    <Tag tone="slate" icon="pretrial">
      Pre-trial: {fact.charAt(0).toLowerCase() + fact.slice(1)}
    </Tag>
  );
}

function Safe({ overview }: { readonly overview: ChildOverview }) {
  const { card } = overview;
  if (card === null)
    return (
      <Tag tone="ochre" icon="warn">
        No safe contact named
      </Tag>
    );
  if (card.isOld)
    return (
      <Tag tone="ochre" icon="warn">
        Check the safe contact again
      </Tag>
    );
  if (!card.isChecked)
    return (
      <Tag tone="ochre" icon="warn">
        Contact not yet checked
      </Tag>
    );
  if (card.mayRing === 'no')
    return (
      <Tag tone="ochre" icon="warn">
        <span>
          Safe contact: <Name full={card.who.split(' ')[0] ?? card.who} />, do not ring
        </span>
      </Tag>
    );
  const isOnly = card.rules.some(({ kind }) => kind === 'never');
  if (card.isOld)
    return (
      <Tag tone="ochre" icon="warn">
        <span>
          Ring <Name full={card.who.split(' ')[0] ?? card.who} />
          {isOnly ? ' only' : ''}, check again
        </span>
      </Tag>
    );
  return (
    <Tag tone="moss" icon="shield">
      <span>
        Safe contact: ring <Name full={card.who.split(' ')[0] ?? card.who} />
        {isOnly ? ' only' : ''}
      </span>
    </Tag>
  );
}

function Needs({ overview }: { readonly overview: ChildOverview }) {
  const { interpreterLanguage, accessNeeds, lookedAfter, protectionPlan, inNeed } = overview.child.fields;
  return (
    <>
      {overview.turns18On === null ? null : (
        <Tag tone="ochre" icon="birthday">
          Turns 18 on {formatDate(overview.turns18On)}
        </Tag>
      )}
      {interpreterLanguage === null ? null : <Tag icon="interp">Interpreter: {interpreterLanguage}</Tag>}
      {accessNeeds === null ? null : (
        <Tag icon="access">
          <span className="tag-text">{accessNeeds}</span>
        </Tag>
      )}
      {lookedAfter === 'yes' ? <Tag icon="home">Looked after</Tag> : null}
      {protectionPlan === 'yes' ? <Tag icon="home">Child protection plan</Tag> : null}
      {inNeed === 'yes' && protectionPlan !== 'yes' ? <Tag icon="home">Child in need</Tag> : null}
    </>
  );
}
