import { useState } from 'react';
import type { ChildOverview } from '../../shared/children/overview.ts';
import { AskedForm } from './AskedForm.tsx';
import { SafetyTab } from '../safeguarding/SafetyTab.tsx';
import { ChildFrame } from './ChildFrame.tsx';
import { ChoiceTab } from './ChoiceTab.tsx';
import { CoursesTab } from './CoursesTab.tsx';
import { DetailsTab } from './DetailsTab.tsx';
import { HistoryTab } from './HistoryTab.tsx';
import { JourneyTab } from './JourneyTab.tsx';
import { JusticeTab } from './JusticeTab.tsx';
import { OpenedForm } from './OpenedForm.tsx';
import type { OpenForm } from './openForm.ts';
import { MeasuresTab } from '../measures/MeasuresTab.tsx';
import { PeopleTab } from './PeopleTab.tsx';
import { type ChildTab, childTabOf } from './tabs.ts';
import { closeThis } from '../ui/closeThis.ts';

export type ChildScreenProps = {
  readonly childId: string;
  readonly tab?: string | undefined;
  /** The key of a form to begin with, where a link asked for one. */
  readonly open?: string | undefined;
};

/** One child's record: the banner that stays, the tabs, and one form at a time beside them. */
export function ChildScreen({ childId, tab: askedTab, open }: ChildScreenProps) {
  const tab = childTabOf(askedTab);
  const [opened, setOpened] = useState<{ form: OpenForm | string; tab: ChildTab } | null>(
    open === undefined ? null : { form: open, tab },
  );
  // A form belongs to its tab: on another one it is put away, and what was typed is kept.
  const form = opened?.tab === tab ? opened.form : null;
  // A save may end after the next form was opened: it closes its own and no other.
  const close = closeThis(setOpened, opened, null);
  const show = (next: OpenForm) => setOpened({ form: next, tab });
  return (
    <ChildFrame
      childId={childId}
      tab={tab}
      onContact={close}
      drawer={(overview) => {
        if (form === null) return null;
        return typeof form === 'string' ? (
          <AskedForm formKey={form} overview={overview} onClose={close} onOpen={show} />
        ) : (
          <OpenedForm form={form} overview={overview} onClose={close} onOpen={show} />
        );
      }}
    >
      {(overview) => <TabBody tab={tab} overview={overview} onOpen={show} />}
    </ChildFrame>
  );
}

type TabBodyProps = {
  readonly tab: ChildTab;
  readonly overview: ChildOverview;
  readonly onOpen: (form: OpenForm) => void;
};

function TabBody({ tab, overview, onOpen }: TabBodyProps) {
  switch (tab) {
    case 'journey':
      return <JourneyTab overview={overview} onOpen={onOpen} />;
    case 'people':
      return <PeopleTab overview={overview} onOpen={onOpen} />;
    case 'safety':
      return <SafetyTab overview={overview} onOpen={onOpen} />;
    case 'choice':
      return <ChoiceTab overview={overview} onOpen={onOpen} />;
    case 'courses':
      return <CoursesTab overview={overview} />;
    case 'measures':
      return <MeasuresTab overview={overview} onOpen={onOpen} />;
    case 'justice':
      return <JusticeTab overview={overview} onOpen={onOpen} />;
    case 'details':
      return <DetailsTab overview={overview} onOpen={onOpen} />;
    case 'history':
      return <HistoryTab childId={overview.child.id} />;
  }
}
