import type * as z from 'zod';
import { allocationContract } from './allocation/contract.ts';
import { assessmentContract } from './assessment/contract.ts';
import { accountsContract } from './accounts/contract.ts';
import { appearanceContract } from './appearance/contract.ts';
import { auditContract } from './audit/contract.ts';
import { carersContract } from './carers/contract.ts';
import { checkInsContract } from './checkIns/contract.ts';
import { eventsContract } from './checkIns/eventsContract.ts';
import { childrenContract } from './children/contract.ts';
import { continuityContract } from './continuity/contract.ts';
import { coursesContract } from './courses/contract.ts';
import { overviewContract } from './children/overview.ts';
import { criminalProceedingsContract } from './criminalProceedings/contract.ts';
import { diaryContract } from './diary/contract.ts';
import { draftsContract } from './drafts/contract.ts';
import { groupsContract } from './groups/contract.ts';
import { holdingSupportContract } from './holdingSupport/contract.ts';
import { keepApartContract } from './diary/keepApart.ts';
import { weekContract } from './diary/weekContract.ts';
import { lettersContract } from './letters/contract.ts';
import { offersContract } from './offers/contract.ts';
import { feedbackContract } from './feedback/contract.ts';
import { goalsContract } from './measures/goalsContract.ts';
import { measuresContract } from './measures/contract.ts';
import { matchingContract } from './matching/contract.ts';
import { mergeContract } from './matching/mergeContract.ts';
import { peopleContract } from './people/contract.ts';
import { practitionersContract } from './practitioners/contract.ts';
import { protocolsContract } from './protocols/contract.ts';
import { priorityContract } from './priority/contract.ts';
import { importsContract } from './imports/contract.ts';
import { reviewsContract } from './reviews/contract.ts';
import { returnsContract } from './returns/contract.ts';
import { referralsContract } from './referrals/contract.ts';
import { safeguardingContract } from './safeguarding/contract.ts';
import { serviceContract } from './service/contract.ts';
import { todayContract } from './today/contract.ts';
import { triageContract } from './triage/contract.ts';
import { vaultContract } from './vault/contract.ts';
import { waitingListContract } from './waitingList/contract.ts';
import { namedExportContract } from './waitingList/namedExport.ts';
import { listViewsContract } from './waitingList/views.ts';

/** Every feature's operations; a test checks that no two share a name, since a spread would overwrite in silence. */
export const contracts = [
  vaultContract,
  appearanceContract,
  serviceContract,
  diaryContract,
  practitionersContract,
  protocolsContract,
  keepApartContract,
  weekContract,
  accountsContract,
  auditContract,
  draftsContract,
  childrenContract,
  matchingContract,
  mergeContract,
  importsContract,
  overviewContract,
  referralsContract,
  criminalProceedingsContract,
  peopleContract,
  lettersContract,
  assessmentContract,
  offersContract,
  triageContract,
  waitingListContract,
  namedExportContract,
  priorityContract,
  listViewsContract,
  checkInsContract,
  eventsContract,
  holdingSupportContract,
  safeguardingContract,
  todayContract,
  coursesContract,
  continuityContract,
  allocationContract,
  carersContract,
  groupsContract,
  reviewsContract,
  measuresContract,
  goalsContract,
  feedbackContract,
  returnsContract,
] as const;

/** Every operation a window can ask for. */
export const contract = {
  ...vaultContract,
  ...appearanceContract,
  ...serviceContract,
  ...diaryContract,
  ...practitionersContract,
  ...protocolsContract,
  ...keepApartContract,
  ...weekContract,
  ...accountsContract,
  ...auditContract,
  ...draftsContract,
  ...childrenContract,
  ...matchingContract,
  ...mergeContract,
  ...importsContract,
  ...overviewContract,
  ...referralsContract,
  ...criminalProceedingsContract,
  ...peopleContract,
  ...lettersContract,
  ...assessmentContract,
  ...offersContract,
  ...triageContract,
  ...waitingListContract,
  ...namedExportContract,
  ...priorityContract,
  ...listViewsContract,
  ...checkInsContract,
  ...eventsContract,
  ...holdingSupportContract,
  ...safeguardingContract,
  ...todayContract,
  ...coursesContract,
  ...continuityContract,
  ...allocationContract,
  ...carersContract,
  ...groupsContract,
  ...reviewsContract,
  ...measuresContract,
  ...goalsContract,
  ...feedbackContract,
  ...returnsContract,
};

export type Contract = typeof contract;
export type OperationName = keyof Contract;
export type InputOf<Name extends OperationName> = z.input<Contract[Name]['input']>;
export type ParsedInputOf<Name extends OperationName> = z.output<Contract[Name]['input']>;
export type OutputOf<Name extends OperationName> = z.output<Contract[Name]['output']>;
export type QueryName = {
  [N in OperationName]: Contract[N]['kind'] extends 'query' ? N : never;
}[OperationName];
export type CommandName = Exclude<OperationName, QueryName>;
