import { describe, expect, test } from 'vitest';
import {
  ENDING_KINDS,
  ENDINGS_OF_KIND,
  type EndingTold,
  isToldOtherwise,
  NO_FEEDBACK_ANSWERS,
  whatEndingLacks,
} from '../../../shared/courses/ending.ts';
import { COURSE_ENDINGS } from '../../../shared/courses/rules.ts';

describe('how a course ended', () => {
  test('every reason goes with some kind, and every kind has a reason', () => {
    const reached = new Set(ENDING_KINDS.flatMap((kind) => ENDINGS_OF_KIND[kind]));
    expect([...reached].sort()).toEqual([...COURSE_ENDINGS].sort());
    for (const kind of ENDING_KINDS) expect(ENDINGS_OF_KIND[kind].length).toBeGreaterThan(0);
  });

  test('a reason that does not go with its kind is asked for again', () => {
    const told = { feedback: NO_FEEDBACK_ANSWERS };
    expect(whatEndingLacks({ ...told, kind: 'planned', ending: 'as_planned' })).toEqual([]);
    expect(whatEndingLacks({ ...told, kind: 'planned', ending: 'moved_away' })).toEqual([
      'ending_not_of_kind',
    ]);
    expect(whatEndingLacks({ ...told, kind: 'moved_on', ending: 'moved_away' })).toEqual([]);
    expect(whatEndingLacks({ ...told, kind: 'unplanned', ending: 'as_planned' })).toEqual([
      'ending_not_of_kind',
    ]);
  });

  test('"not asked" says why, of each of them; a "no" of theirs needs no reason', () => {
    const lacks = (child: string, carer: string) =>
      whatEndingLacks({
        kind: 'planned',
        ending: 'as_planned',
        feedback: {
          child: { asked: 'not_asked', reason: child },
          carer: { asked: 'not_asked', reason: carer },
        },
      });
    expect(lacks('', '')).toEqual(['feedback_child_reason', 'feedback_carer_reason']);
    expect(lacks('No time', '')).toEqual(['feedback_carer_reason']);
    expect(
      whatEndingLacks({
        kind: 'planned',
        ending: 'as_planned',
        feedback: { child: { asked: 'declined', reason: '' }, carer: { asked: 'asked', reason: '' } },
      }),
    ).toEqual([]);
  });
});

describe('telling an ending again', () => {
  const told: EndingTold & { reason: string | null } = {
    kind: 'planned',
    ending: 'as_planned',
    decidedBy: ['child', 'carer'],
    agreed: '',
    aftercare: null,
    feedback: NO_FEEDBACK_ANSWERS,
    reason: null,
  };
  const asked = { asked: 'asked', reason: '' } as const;

  test('to fill in what was left open corrects nothing', () => {
    expect(isToldOtherwise(told, told)).toBe(false);
    const filled = {
      ...told,
      decidedBy: ['carer', 'child'] as EndingTold['decidedBy'],
      agreed: 'A goodbye',
      aftercare: 'agreed' as const,
      feedback: { child: asked, carer: null },
      reason: 'Far to travel',
    };
    expect(isToldOtherwise(told, filled)).toBe(false);
    expect(isToldOtherwise(filled, { ...filled, feedback: { child: asked, carer: asked } })).toBe(false);
  });

  test.each([
    ['its kind and reason', { kind: 'moved_on', ending: 'moved_away' }],
    ['who decided', { decidedBy: ['child'] }],
    ['what was agreed', { agreed: 'Nothing' }],
    ['a word taken back', { agreed: '' }],
    ['aftercare', { aftercare: null }],
    ['why it ended here', { reason: null }],
    ['whether the child was asked', { feedback: { child: null, carer: null } }],
  ] as const)('to tell %s otherwise asks why', (_what, change) => {
    const whole = {
      ...told,
      agreed: 'A goodbye',
      aftercare: 'agreed' as const,
      reason: 'Far to travel',
      feedback: { child: asked, carer: null },
    };
    expect(isToldOtherwise(whole, { ...whole, ...change } as typeof whole)).toBe(true);
  });
});
