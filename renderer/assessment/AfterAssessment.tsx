import { useState } from 'react';
import { PriorityDialog } from '../priority/PriorityDialog.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button } from '../ui/Button.tsx';
import { Drawer } from '../ui/Drawer.tsx';

export type AfterAssessmentProps = {
  readonly referralId: string;
  /** The child's. */
  readonly name: string;
  readonly onClose: () => void;
};

/** After an assessment is complete: what was found may change who is seen first, and that is one press away. */
export function AfterAssessment({ referralId, name, onClose }: AfterAssessmentProps) {
  const [isBanding, setBanding] = useState(false);
  return (
    <Drawer
      subject={`assessed:${referralId}`}
      title="The assessment"
      closeLabel="Close the assessment"
      onClose={onClose}
    >
      <div className="after-save">
        <Banner tone="moss" live fact="Assessment saved." />
        <p className="small">
          What it found may change how soon this child is seen.{' '}
          <Button kind="link" small onPress={() => setBanding(true)}>
            Look at priority
          </Button>
        </p>
      </div>
      {isBanding ? (
        <PriorityDialog
          referralId={referralId}
          name={name}
          onClose={() => {
            setBanding(false);
            onClose();
          }}
        />
      ) : null}
    </Drawer>
  );
}
