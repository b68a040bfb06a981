import { useState } from 'react';
import type { ChildOverview } from '../../shared/children/overview.ts';
import type { OutputOf } from '../../shared/contract.ts';
import { formatDate, isLocalDate, type LocalDate } from '../../shared/dates.ts';
import { isInTime, proposedSessions } from '../../shared/courses/progress.ts';
import { boundsInWords, courseBoundsOf } from '../../shared/protocols/catalogue.ts';
import { whyNotOffered } from '../../shared/protocols/delivered.ts';
import type { ProtocolId } from '../../shared/protocols/types.ts';
import { AllocationDialog } from '../allocation/AllocationDialog.tsx';
import { ChosenWarnings } from '../allocation/ChosenWarnings.tsx';
import { useCatalogue } from '../catalogue.tsx';
import { useOp } from '../client.ts';
import { useCan, useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { DateField } from '../ui/DateField.tsx';
import { Link } from '../ui/Link.tsx';
import { Select } from '../ui/Select.tsx';
import { TextArea } from '../ui/TextArea.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { Form } from '../ui/useForm.ts';
import { isOutside, type PlanValues } from './planForm.ts';
import { numbersOf } from './planNumbers.ts';
import { startWords } from './words.ts';

type PlanSessionsProps = {
  readonly form: Form<PlanValues>;
  /** Then the therapy is the one accepted. */
  readonly isFromOffer: boolean;
  readonly lists: OutputOf<'service.lists'>;
  readonly overview: ChildOverview;
  readonly referralId: string;
  /** The last date of the plan; null while its dates are not known. */
  readonly lastOn: LocalDate | null;
};

/** Which therapy, with whom, when, where and how many. */
export function PlanSessions({ form, isFromOffer, lists, overview, referralId, lastOn }: PlanSessionsProps) {
  const { values } = form;
  const therapies = useCatalogue();
  const today = useToday();
  const [isAllocating, setAllocating] = useState(false);
  const protocol = values.protocolId === '' ? null : therapies.byId(values.protocolId);
  const bounds = protocol === null ? null : courseBoundsOf(protocol);
  const range = bounds === null ? null : boundsInWords({ bounds });
  const source = protocol?.local?.source ?? null;
  const stated = source === null ? null : (boundsInWords({ bounds: source }) ?? 'no number');
  const practitioners = active(lists.practitioners);
  const rooms = active(lists.rooms);
  const service = useOp('settings.list', {}).data?.values;
  const isDelivered = (id: ProtocolId) =>
    service === undefined || whyNotOffered(id, service, therapies) === null;
  const protocolField = form.field('protocolId');
  const startField = form.field('startsOn');
  const first = isLocalDate(values.startsOn) ? values.startsOn : null;
  const receivedOn = overview.referrals.find(({ id }) => id === referralId)?.receivedOn;
  const isBefore = receivedOn !== undefined && isLocalDate(values.startsOn) && values.startsOn < receivedOn;
  return (
    <>
      {isFromOffer ? null : (
        <Select<ProtocolId>
          {...protocolField}
          label="Therapy"
          hint="Without a recorded offer. Recording one first shows that there was a choice."
          empty="Choose a therapy"
          options={therapies.all
            .filter(({ id }) => id === values.protocolId || isDelivered(id))
            .map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(chosen) => {
            protocolField.onChange(chosen);
            for (const [key, value] of Object.entries(numbersOf(chosen, therapies, first)))
              form.set(key as 'count' | 'lengthMinutes' | 'carerMax', value);
          }}
        />
      )}
      <Select
        {...form.field('practitionerId')}
        label="With"
        hint={practitioners.length > 0 ? undefined : <NothingListed what="people" />}
        empty="Choose a practitioner"
        options={practitioners}
      />
      <ChosenWarnings
        childId={overview.child.id}
        protocolId={values.protocolId === '' ? null : values.protocolId}
        practitionerId={values.practitionerId}
        lastOn={lastOn}
      />
      {practitioners.length === 0 ? null : (
        <p className="log-more">
          <Button kind="link" small onPress={() => setAllocating(true)}>
            Who could take it on
          </Button>
        </p>
      )}
      {isAllocating ? (
        <AllocationDialog
          childId={overview.child.id}
          protocolId={values.protocolId === '' ? null : values.protocolId}
          onChoose={(id) => {
            form.set('practitionerId', id);
            setAllocating(false);
          }}
          onClose={() => setAllocating(false)}
        />
      ) : null}
      <div className="on-day">
        <DateField
          {...startField}
          onChange={(startsOn) => {
            startField.onChange(startsOn);
            // As many weekly sessions as fill a time follow from its first day, until somebody says otherwise.
            const asOf = (day: LocalDate | null) => numbersOf(values.protocolId, therapies, day).count;
            if (values.count === asOf(first) && isLocalDate(startsOn)) form.set('count', asOf(startsOn));
          }}
          label="First session on"
          hint={
            isLocalDate(values.startsOn)
              ? startWords(values.startsOn, today)
              : 'A day in the past can be planned too, and is logged afterwards.'
          }
        />
        <TimeField {...form.field('time')} label="At" />
      </div>
      {isBefore && receivedOn !== undefined ? (
        <p className="hint">
          That is before the referral was received, on {formatDate(receivedOn)}. It can be saved.
        </p>
      ) : null}
      <div className="plan-two">
        <Select {...form.field('roomId')} label="Room" empty="Somewhere else" options={rooms} />
        <TextField {...form.field('lengthMinutes')} label="Minutes" inputMode="numeric" maxLength={3} />
      </div>
      {rooms.length > 0 ? null : (
        <p className="hint">
          <NothingListed what="rooms" />
        </p>
      )}
      {values.roomId === '' ? (
        <TextField
          {...form.field('place')}
          label="Where"
          hint="School, online, at home. Leave it empty if it is not agreed."
          maxLength={120}
        />
      ) : null}
      <TextField
        {...form.field('count')}
        label="How many sessions?"
        hint={
          bounds === null || range === null
            ? 'The source gives no number.'
            : isInTime(bounds)
              ? `The protocol lasts ${range}${stated === null ? '' : ` here, by its source ${stated}`}: ${proposedSessions(bounds, first)} at one a week.`
              : `The range of the protocol is ${range}${stated === null ? '' : ` here; the source says ${stated}`}.`
        }
        inputMode="numeric"
        maxLength={3}
        className="short"
      />
      {isOutside(values, therapies) || form.field('planningReason').error !== undefined ? (
        <>
          <Banner tone="ochre" fact={`Outside the range of ${range ?? ''}.`}>
            That can be right. Say why.
          </Banner>
          <TextArea {...form.field('planningReason')} label="Why this many?" rows={2} maxLength={500} />
        </>
      ) : null}
    </>
  );
}

const NOBODY = { people: 'Nobody who holds sessions is listed yet.', rooms: 'No room is listed yet.' };
const WHERE = { people: 'Service, People', rooms: 'Service, Rooms' };

/** An empty list, and where it is filled; what is typed here is kept meanwhile. */
function NothingListed({ what }: { readonly what: 'people' | 'rooms' }) {
  const canAdd = useCan(what === 'people' ? 'practitioner.save' : 'room.save');
  return (
    <>
      {NOBODY[what]}{' '}
      {canAdd ? (
        <>
          Add them under <Link to={{ screen: 'service', tab: what }}>{WHERE[what]}</Link>. What you typed here
          is kept.
        </>
      ) : (
        `Ask a manager or the administrator to add them under ${WHERE[what]}.`
      )}
    </>
  );
}

/** Those one can still choose, as options. */
export function active(list: readonly { id: string; name: string; isActive: boolean }[]) {
  return list.filter((each) => each.isActive).map(({ id, name }) => ({ value: id, label: name }));
}
