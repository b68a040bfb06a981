import { describe, expect, test } from 'vitest';
import { PROTOCOLS } from '../../../shared/protocols/catalogue.ts';
import {
  deliveredChange,
  deliveredProtocols,
  DeliveredTherapies,
  deliveredWords,
} from '../../../shared/protocols/delivered.ts';
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

  test('those that can be offered stand in the order of the catalogue, whatever order they were ticked in', () => {
    const delivered = deliveredProtocols(['safecare_u12', 'tf_cbt_csa', 'ltfi_8_17']);
    expect(delivered.map(({ id }) => id)).toEqual(['tf_cbt_csa', 'ltfi_8_17', 'safecare_u12']);
    expect(deliveredProtocols([...PROTOCOL_IDS])).toEqual(PROTOCOLS);
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
