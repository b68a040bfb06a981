import type { ChildOverview } from '../../shared/children/overview.ts';
import { SafetyTab } from '../safeguarding/SafetyTab.tsx';
import { ChoiceTab } from './ChoiceTab.tsx';
import { CoursesTab } from './CoursesTab.tsx';
import { DetailsTab } from './DetailsTab.tsx';
import { HistoryTab } from './HistoryTab.tsx';
import { JourneyTab } from './JourneyTab.tsx';
import { JusticeTab } from './JusticeTab.tsx';
import type { OpenForm } from './openForm.ts';
import { MeasuresTab } from '../measures/MeasuresTab.tsx';
import { PeopleTab } from './PeopleTab.tsx';
import type { ChildTab } from './tabs.ts';

type TabBodyProps = {
  readonly tab: ChildTab;
  readonly overview: ChildOverview;
  readonly onOpen: (form: OpenForm) => void;
};

/** What one tab of a child's record shows. */
export function TabBody({ tab, overview, onOpen }: TabBodyProps) {
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
