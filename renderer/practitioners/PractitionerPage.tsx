import { useState } from 'react';
import { formatDate } from '../../shared/dates.ts';
import { SEEN_AS_LABELS, SUPERVISION_PURPOSE_LABELS } from '../../shared/practitioners/codes.ts';
import type { PractitionerView } from '../../shared/practitioners/contract.ts';
import {
  agesWorkedWords,
  BOOKED_OVER_WEEKS,
  hoursWords,
  minutesFree,
  placesFree,
  registrationStanding,
  registrationWords,
  SUPERVISION_WITHIN_DAYS,
  trainingName,
} from '../../shared/practitioners/rules.ts';
import { addDays } from '../../shared/dates.ts';
import { useCatalogue } from '../catalogue.tsx';
import { useCommand, useOp } from '../client.ts';
import { useAskedFor } from '../router.tsx';
import { Section, TabBody } from '../service/Section.tsx';
import { useCan, useToday } from '../session.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Link } from '../ui/Link.tsx';
import { Tag } from '../ui/Tag.tsx';
import { ProfileDrawer } from './ProfileDrawer.tsx';
import { SupervisionDrawer } from './SupervisionDrawer.tsx';
import { TrainingDrawer } from './TrainingDrawer.tsx';
import { closeThis } from '../ui/closeThis.ts';

type Open = 'practitionerProfile' | 'training' | 'supervision' | null;

/** One person who holds sessions: what is stated of them, their caseload, their training and their supervision. */
export function PractitionerPage({ practitionerId }: { readonly practitionerId: string }) {
  const one = useOp('practitioner.get', { practitionerId }).data;
  const asked = useAskedFor();
  const keepsPeople = useCan('practitioner.saveProfile');
  const [open, setOpen] = useState<Open>(
    (['practitionerProfile', 'training', 'supervision'] as const).find(
      (kind) => asked === `${kind}:${practitionerId}`,
    ) ?? null,
  );
  if (one === undefined) return null;
  const close = closeThis(setOpen, open, null);
  return (
    <>
      <TabBody label={one.name}>
        {keepsPeople ? (
          <p>
            <Link className="btn link flush" to={{ screen: 'service', tab: 'people' }}>
              Everybody
            </Link>
          </p>
        ) : (
          <p className="hint">
            This is what is stated of you. Tell your coordinator or manager what is wrong.
          </p>
        )}
        <Facts one={one} onChange={() => setOpen('practitionerProfile')} />
        <Trainings one={one} onAdd={() => setOpen('training')} />
        {one.supervision === null ? null : <Supervision one={one} onAdd={() => setOpen('supervision')} />}
      </TabBody>
      {open === 'practitionerProfile' && <ProfileDrawer one={one} onClose={close} />}
      {open === 'training' && <TrainingDrawer one={one} onClose={close} />}
      {open === 'supervision' && <SupervisionDrawer one={one} onClose={close} />}
    </>
  );
}

type Part = { readonly one: PractitionerView };

function Facts({ one, onChange }: Part & { readonly onChange: () => void }) {
  const today = useToday();
  const mayChange = useCan('practitioner.saveProfile');
  const { profile } = one;
  const standing = registrationStanding(profile.registrationExpiresOn, today);
  const registered = [profile.registeredWith, profile.registrationNumber].filter((part) => part !== null);
  return (
    <Section
      title={one.name}
      lead={one.isActive ? one.jobTitle : `${one.jobTitle}. Has left.`}
      acts={
        mayChange ? (
          <Button small icon="pencil" onPress={onChange}>
            Change what is stated
          </Button>
        ) : undefined
      }
    >
      {one.isActive && (standing === 'past' || standing === 'near') ? (
        <Banner
          tone={standing === 'past' ? 'brick' : 'ochre'}
          fact={`${registrationWords(profile.registrationExpiresOn, today)}.`}
        >
          Enter the next date once the registration is renewed.
        </Banner>
      ) : null}
      <dl className="pairs">
        <dt>Registered with</dt>
        <dd>{registered.length === 0 ? <NotStated /> : registered.join(', ')}</dd>
        <dt>Registration</dt>
        <dd>
          {profile.registrationExpiresOn === null ? (
            <NotStated />
          ) : (
            registrationWords(profile.registrationExpiresOn, today)
          )}
        </dd>
        <dt>Ages worked with</dt>
        <dd>
          {profile.agesFrom === null && profile.agesThrough === null ? (
            <NotStated />
          ) : (
            agesWorkedWords(profile.agesFrom, profile.agesThrough)
          )}
        </dd>
        <dt>Children meet</dt>
        <dd>{profile.seenAs === null ? <NotStated /> : SEEN_AS_LABELS[profile.seenAs].toLowerCase()}</dd>
        <dt>Courses now</dt>
        <dd>
          <Caseload one={one} />
        </dd>
        <dt>Hours for therapy</dt>
        <dd>
          <Hours one={one} />
        </dd>
      </dl>
    </Section>
  );
}

const NotStated = () => <span className="muted">not stated</span>;

function Caseload({ one }: Part) {
  const { courses, carerStrands, profile } = one;
  const free = placesFree({ courses, caseloadLimit: profile.caseloadLimit });
  const carers = carerStrands === 0 ? '' : `, and the carer’s sessions of ${carerStrands}`;
  if (free === null) return `${courses}${carers}. No limit is stated.`;
  const left = free > 0 ? `${free} free` : free === 0 ? 'at the limit' : `${-free} over the limit`;
  return (
    <>
      {courses} of {profile.caseloadLimit}
      {carers} {free > 0 ? <span className="muted">({left})</span> : <Tag tone="ochre">{left}</Tag>}
    </>
  );
}

function Hours({ one }: Part) {
  const load = {
    courses: one.courses,
    caseloadLimit: one.profile.caseloadLimit,
    weeklyMinutes: one.profile.weeklyMinutes,
    bookedMinutes: one.bookedMinutes,
  };
  const booked = `${hoursWords(Math.round(one.bookedMinutes / BOOKED_OVER_WEEKS))} a week booked over the next ${BOOKED_OVER_WEEKS} weeks`;
  const free = minutesFree(load);
  if (free === null || load.weeklyMinutes === null) return `${booked}. The hours are not stated.`;
  return `${hoursWords(load.weeklyMinutes)} a week; ${booked}${free < 0 ? ', which is more' : ''}`;
}

function Trainings({ one, onAdd }: Part & { readonly onAdd: () => void }) {
  const therapies = useCatalogue();
  const mayChange = useCan('practitioner.addTraining');
  const remove = useCommand('practitioner.removeTraining');
  return (
    <Section
      title="Training"
      lead="Which therapies they are trained in, and what else. It is shown when a course is allocated."
      acts={
        mayChange ? (
          <Button small icon="plus" onPress={onAdd}>
            Add a training
          </Button>
        ) : undefined
      }
    >
      {one.trainings.length === 0 ? (
        <p className="muted">None recorded yet. Without it, nobody can see whom to ask for a therapy.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">In</th>
              <th scope="col">On</th>
              <th scope="col">Given by</th>
              <td className="acts" />
            </tr>
          </thead>
          <tbody>
            {one.trainings.map((training) => (
              <tr key={training.id} className="row">
                <th scope="row">{trainingName(training, therapies)}</th>
                <td>{formatDate(training.trainedOn)}</td>
                <td>{training.givenBy ?? <NotStated />}</td>
                <td className="acts">
                  {mayChange ? (
                    <Button
                      kind="quiet"
                      small
                      icon="undo"
                      isPending={remove.isPending}
                      onPress={() => void remove.run({ practitionerId: one.id, id: training.id })}
                    >
                      Take back<span className="vh"> {trainingName(training, therapies)}</span>
                    </Button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

function Supervision({ one, onAdd }: Part & { readonly onAdd: () => void }) {
  const mayChange = useCan('practitioner.addSupervision');
  const today = useToday();
  const remove = useCommand('practitioner.removeSupervision');
  const supervision = one.supervision ?? [];
  const last = supervision[0]?.heldOn;
  const isLong = one.isActive && last !== undefined && addDays(last, SUPERVISION_WITHIN_DAYS) < today;
  return (
    <Section
      title="Supervision"
      lead="When, with whom and what for. Seen by managers and by them; what was said stays between the two."
      acts={
        mayChange ? (
          <Button small icon="plus" onPress={onAdd}>
            Add a supervision
          </Button>
        ) : undefined
      }
    >
      {isLong ? <Banner tone="slate" fact={`The last was on ${formatDate(last)}.`} /> : null}
      {supervision.length === 0 ? (
        <p className="muted">None recorded yet.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">On</th>
              <th scope="col">With</th>
              <th scope="col">For</th>
              <td className="acts" />
            </tr>
          </thead>
          <tbody>
            {supervision.map(({ id, heldOn, withWhom, purposes }) => (
              <tr key={id} className="row">
                <th scope="row">{formatDate(heldOn)}</th>
                <td>{withWhom}</td>
                <td>{purposes.map((purpose) => SUPERVISION_PURPOSE_LABELS[purpose]).join('; ')}</td>
                <td className="acts">
                  {mayChange ? (
                    <Button
                      kind="quiet"
                      small
                      icon="undo"
                      isPending={remove.isPending}
                      onPress={() => void remove.run({ practitionerId: one.id, id })}
                    >
                      Take back<span className="vh"> {formatDate(heldOn)}</span>
                    </Button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}
