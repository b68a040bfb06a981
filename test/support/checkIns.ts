import type { InputOf } from '../../shared/contract.ts';
import { TODAY } from './service.ts';

/** A try today by which nobody was reached and nothing said, with what a test says of it. */
export const checkInInput = (
  referralId: string,
  more: Partial<InputOf<'checkIn.save'>> = {},
): InputOf<'checkIn.save'> => ({
  referralId,
  heldOn: TODAY,
  outcome: 'could_not_reach',
  triedPersonId: null,
  spokeToChild: false,
  spokeToPersonIds: [],
  spokeToSomeoneElse: false,
  howThingsAre: null,
  isSafe: null,
  wantsTherapy: null,
  offered: [],
  explained: [],
  rightPlace: null,
  whatHelps: '',
  carerNeeds: '',
  contactStillRight: null,
  note: '',
  unsafeChannelReason: '',
  nextDueOn: null,
  concernId: null,
  ...more,
});
