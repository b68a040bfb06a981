import { CARER_ASKED_BELOW_AGE } from '../../shared/carers/rules.ts';
import type { OutputOf } from '../../shared/contract.ts';
import type { PersonOfChild } from '../../shared/people/contract.ts';
import { SOURCE_NAMES } from '../../shared/protocols/types.ts';
import { CARER_RELATIONSHIPS_LABELS } from '../../shared/referrals/codes.ts';
import { ChosenWarnings } from '../allocation/ChosenWarnings.tsx';
import { NotOffered } from '../carers/NotOffered.tsx';
import { useWhoMayCome } from '../carers/useWhoMayCome.ts';
import { useCatalogue } from '../catalogue.tsx';
import { upperFirst } from '../textCase.ts';
import { Choices } from '../ui/Choices.tsx';
import { Link } from '../ui/Link.tsx';
import { Name } from '../ui/Name.tsx';
import { Select } from '../ui/Select.tsx';
import { TimeField } from '../ui/TimeField.tsx';
import { TextField } from '../ui/TextField.tsx';
import type { Form } from '../ui/useForm.ts';
import {
  carerTimeOf,
  hasCarer,
  isWithCarer,
  namesCarer,
  NO_CARER,
  NOT_LISTED,
  type PlanValues,
} from './planForm.ts';
import { active } from './PlanSessions.tsx';

type PlanCarerProps = {
  readonly form: Form<PlanValues>;
  readonly people: readonly PersonOfChild[];
  readonly lists: OutputOf<'service.lists'>;
  readonly shortName: string;
  readonly childId: string;
};

/** Sessions of a parent or carer beside the child's: whose, with whom, how often and how many; or none, and why. */
export function PlanCarer({ form, people, lists, shortName, childId }: PlanCarerProps) {
  const { values } = form;
  const therapies = useCatalogue();
  const isNamed = namesCarer(values, therapies);
  const { carers, notToContact } = useWhoMayCome(childId, people);
  const chosen = carers.find((each) => each.personId === values.carer);
  const protocol = values.protocolId === '' ? null : therapies.byId(values.protocolId);
  const stated = protocol?.carerStrand?.max ?? null;
  const time = carerTimeOf(values);
  const practitioner = lists.practitioners.find((each) => each.id === values.practitionerId);
  return (
    <>
      <Choices<string>
        {...form.field('carer')}
        legend={
          isWithCarer(values, therapies) ? (
            'Whose sessions are these?'
          ) : (
            <>
              Whose sessions stand beside <Name full={shortName} />
              ’s?
            </>
          )
        }
        options={[
          ...carers.map(({ personId, fields }) => ({
            value: personId,
            label: (
              <span>
                <Name full={fields.name} />
                {fields.relationship === null
                  ? ''
                  : `, ${CARER_RELATIONSHIPS_LABELS[fields.relationship].toLowerCase()}`}
              </span>
            ),
          })),
          ...(isNamed
            ? []
            : [{ value: NOT_LISTED, label: carers.length === 0 ? 'A parent or carer' : 'Somebody else' }]),
          ...(isWithCarer(values, therapies) ? [] : [{ value: NO_CARER, label: 'Nobody’s' }]),
        ]}
      />
      <NotOffered people={notToContact} />
      {isNamed ? (
        <p className="hint">
          {carers.length === 0 ? 'Nobody is listed yet.' : 'Somebody else?'} Add them under{' '}
          <Link to={{ screen: 'child', childId, tab: 'people' }}>People and contact</Link>. What you typed
          here is kept.
        </p>
      ) : null}
      {chosen !== undefined && chosen.checkedOn === null ? (
        <p className="hint">This contact is not yet checked. Check it before the first session.</p>
      ) : null}
      {values.protocolId !== '' &&
      !isWithCarer(values, therapies) &&
      therapies.byId(values.protocolId).carerStrand === null ? (
        <p className="hint">
          The source does not ask for these sessions. Below {CARER_ASKED_BELOW_AGE} we ask in any case (our
          own default).
        </p>
      ) : null}
      {values.carer === NO_CARER ? (
        <TextField
          {...form.field('noCarerReason')}
          label="Why not?"
          hint="For example: nobody is safe to ask, or she wishes to come alone."
          maxLength={300}
        />
      ) : null}
      {hasCarer(values, therapies) ? (
        <>
          <div className="plan-two">
            <Select
              {...form.field('carerPractitionerId')}
              label="With"
              empty={practitioner === undefined ? 'The same practitioner' : practitioner.name}
              options={active(lists.practitioners).filter(({ value }) => value !== values.practitionerId)}
            />
            <TimeField
              {...form.field('carerTime')}
              label="At"
              value={values.carerTime === '' ? (time ?? '') : values.carerTime}
            />
          </div>
          <ChosenWarnings
            childId={childId}
            protocolId={values.protocolId === '' ? null : values.protocolId}
            practitionerId={values.carerPractitionerId}
            lastOn={null}
            whose="carer"
          />
          <Select
            {...form.field('carerRoomId')}
            label="Room for them"
            empty="Somewhere else"
            options={active(lists.rooms)}
          />
          <div className="plan-two even">
            <TextField
              {...form.field('carerEvery')}
              label="Every how many weeks?"
              inputMode="numeric"
              maxLength={2}
            />
            <TextField
              {...form.field('carerMax')}
              label="Up to how many?"
              hint={
                stated === null
                  ? 'Leave it empty for no limit: the source gives none.'
                  : `${upperFirst(SOURCE_NAMES[protocol?.source ?? 'own'])} says at most ${stated}.`
              }
              inputMode="numeric"
              maxLength={3}
            />
          </div>
        </>
      ) : null}
    </>
  );
}
