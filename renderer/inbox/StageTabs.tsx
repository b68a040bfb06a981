import { STAGE_LABELS, WAITING_LIST_STAGES } from '../../shared/waitingList/rules.ts';
import type { WaitingListStage } from '../../shared/waitingList/contract.ts';
import { useOp } from '../client.ts';
import { useNavigate } from '../router.tsx';
import { Tabs } from '../ui/Tabs.tsx';

/** A part of the Waiting list screen: the inbox, a stage of those who wait, or those who were not accepted. */
export type ListPart = 'inbox' | WaitingListStage | 'not_accepted';

export type StageTabsProps = {
  readonly current: ListPart;
  readonly stages: Record<WaitingListStage, number> | undefined;
};

/** The parts of the Waiting list screen with how many stand in each. */
export function StageTabs({ current, stages }: StageTabsProps) {
  const navigate = useNavigate();
  const { data } = useOp('inbox.counts', {});
  const items: { key: ListPart; label: string; count: number | undefined }[] = [
    { key: 'inbox', label: 'Inbox', count: data?.inbox },
    ...WAITING_LIST_STAGES.map((key) => ({ key, label: STAGE_LABELS[key], count: stages?.[key] })),
    { key: 'not_accepted', label: 'Not accepted', count: data?.notAccepted },
  ];
  return (
    <Tabs
      label="Stage"
      current={current}
      items={items}
      onSelect={(stage) => navigate({ screen: 'waitingList', stage }, { replace: true })}
    />
  );
}
