import { describe, expect, test } from 'vitest';
import {
  deliveredChange,
  whyNotOffered,
  DeliveredTherapies,
  deliveredWords,
} from '../../../shared/protocols/delivered.ts';
import { AS_STATED } from '../../../shared/protocols/serviceCatalogue.ts';
import { DISAGREEMENTS, disagreementsAbout } from '../../../shared/protocols/disagreements.ts';
import { protocolById } from '../../../shared/protocols/catalogue.ts';
import { PROTOCOL_IDS } from '../../../shared/protocols/types.ts';
import { SETTINGS, settingsFrom, settingWords } from '../../../shared/service/settings.ts';

describe('which therapies a service delivers', () => {
  test('all of them until somebody says otherwise, also where what is stored no longer fits', () => {
    for (const stored of [undefined, [], ['hypnosis'], ['tf_cbt_csa', 'tf_cbt_csa'], 'tf_cbt_csa'])
      expect(settingsFrom({ therapiesDelivered: stored }).therapiesDelivered).toEqual([...PROTOCOL_IDS]);
    expect(settingsFrom({ therapiesDelivered: ['ltfi_8_17'] }).therapiesDelivered).toEqual(['ltfi_8_17']);
  });

  test('none, or one twice, is no answer', () => {
    expect(DeliveredTherapies.safeParse([]).error?.issues[0]?.message).toBe('Tick at least one therapy');
    expect(DeliveredTherapies.safeParse(['cpp_u5', 'cpp_u5']).success).toBe(false);
    expect(DeliveredTherapies.safeParse(SETTINGS.therapiesDelivered.default).success).toBe(true);
  });

  test('what is not ticked is not offered, and MST-CAN only where somebody can be reached at any hour', () => {
    const service = { therapiesDelivered: ['mst_can_10_17', 'ltfi_8_17'], roundTheClockCover: 'no' } as const;
    expect(whyNotOffered('ltfi_8_17', service, AS_STATED)).toBeNull();
    expect(whyNotOffered('tf_cbt_csa', service, AS_STATED)).toBe('not_delivered');
    expect(whyNotOffered('mst_can_10_17', service, AS_STATED)).toBe('no_round_the_clock_cover');
    expect(whyNotOffered('mst_can_10_17', { ...service, roundTheClockCover: 'yes' }, AS_STATED)).toBeNull();
    const all = { therapiesDelivered: [...PROTOCOL_IDS], roundTheClockCover: 'no' } as const;
    expect(PROTOCOL_IDS.filter((id) => whyNotOffered(id, all, AS_STATED) !== null)).toEqual([
      'mst_can_10_17',
    ]);
  });

  test('said as a count', () => {
    expect(deliveredWords(['cpp_u5'])).toBe('1 of 21 therapies');
    expect(settingWords('therapiesDelivered', [...PROTOCOL_IDS])).toBe('All 21 therapies');
  });

  test('a change says what was taken up and what was given up', () => {
    expect(deliveredChange(['cpp_u5', 'ltfi_8_17'], ['ltfi_8_17', 'tf_cbt_csa'])).toEqual({
      added: ['tf_cbt_csa'],
      removed: ['cpp_u5'],
    });
  });
});

describe('where the sources differ', () => {
  test('each names what both say, and they are not the same', () => {
    for (const { says, used } of DISAGREEMENTS) {
      expect(says[0].what).not.toBe(says[1].what);
      expect(used).not.toBe('');
    }
  });

  test('a therapy shows its own, and the one on limits only where it has a limit', () => {
    const about = (id: Parameters<typeof protocolById>[0]) =>
      disagreementsAbout(protocolById(id)).map((each) => each.about);
    expect(about('ltfi_8_17')).toEqual(['Ages', 'Whether a limit should stop therapy']);
    expect(about('tf_cbt_csa')).toHaveLength(4);
    expect(about('keep_5_12_problem')).toEqual(['Age 12']);
    expect(about('cpp_u5')).toEqual([]);
  });
});
