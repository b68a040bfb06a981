// Two children from the offer to the review after the sixth session: one TF-CBT, one Letting the Future In.
import { holdReview, logCarer, logUntilReview, planCourse, readCourse } from './courses.mjs';
import { daysFrom } from './dates.mjs';
import { offerAccepted, openChild, recordProceedings } from './offers.mjs';

const WEEKS_AGO = 8;

/** Takes the two who have waited longest and were just rung. Gives what each course's page says in the end. */
export async function runCourses(visit, list, today) {
  const startsOn = daysFrom(today, -7 * WEEKS_AGO);
  const offeredOn = daysFrom(startsOn, -7);
  const people = [
    {
      therapy: 'Trauma-focused CBT',
      isPreTrial: true,
      count: 14,
      practitioner: 'Ama Fictley',
      carerPractitioner: 'Bea Protham',
      room: 'Room 1',
      carerRoom: 'Room 2',
      time: '16:00',
      missed: 3,
    },
    {
      therapy: 'Letting the Future In',
      isPreTrial: false,
      count: 20,
      practitioner: 'Bea Protham',
      carerPractitioner: 'Ama Fictley',
      room: 'Room 2',
      carerRoom: 'Room 1',
      time: '14:00',
      missed: null,
    },
  ];
  const courses = [];
  for (const [at, plan] of people.entries()) {
    await openChild(visit, list[at].name);
    await visit.picture('child');
    if (plan.isPreTrial) await recordProceedings(visit, { on: daysFrom(today, 80) });
    await offerAccepted(visit, { therapy: plan.therapy, on: offeredOn });
    await planCourse(visit, { ...plan, startsOn });
    await logUntilReview(visit, plan);
    await logCarer(visit);
    await holdReview(visit, { on: today });
    courses.push(await readCourse(visit));
  }
  return courses;
}
