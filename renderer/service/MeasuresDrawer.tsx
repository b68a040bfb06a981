import { MEASURES } from '../../shared/measures/catalogue.ts';
import { MEASURE_ABOUT_LABELS, type MeasureAbout, type MeasureId } from '../../shared/measures/types.ts';
import { usedMeasures, usedWords } from '../../shared/measures/used.ts';
import { SETTINGS } from '../../shared/service/settings.ts';
import { useCommand } from '../client.ts';
import type { Change } from './SettingsTab.tsx';
import { TickedSettingDrawer } from './TickedSettingDrawer.tsx';

type Props = {
  readonly used: readonly MeasureId[];
  readonly change: Change | null;
  readonly onClose: () => void;
};

export const ABOUT = Object.keys(MEASURE_ABOUT_LABELS) as MeasureAbout[];

/** Ticks the measures this service uses, all at once, each with what its licence asks. */
export function MeasuresDrawer({ used, change, onClose }: Props) {
  const save = useCommand('setting.save').run;
  return (
    <TickedSettingDrawer<MeasureId>
      formKey="measures:used"
      title="Measures you use"
      why={SETTINGS.measuresUsed.why}
      legend={usedWords}
      hint="Tick what you have the right to use. Holdfast keeps scores only, never the questions."
      label="Used here"
      groups={ABOUT.map((about) => ({
        title: MEASURE_ABOUT_LABELS[about],
        items: MEASURES.filter((each) => each.about === about && each.kind !== 'not_scored').map((each) => ({
          id: each.id,
          name: each.name,
          hint: each.licence,
        })),
      }))}
      namesOf={(ids) =>
        usedMeasures(ids)
          .map(({ shortName }) => shortName)
          .join(', ')
      }
      value={used}
      change={change}
      check={() => null}
      save={(value, changedAt) => save({ key: 'measuresUsed', value, changedAt })}
      onClose={onClose}
    />
  );
}
