import { useId } from 'react';
import type { Appearance } from './appearance.ts';
import { Choices } from './Choices.tsx';
import { Icon } from './icons/Icon.tsx';

export type AccountMenuProps = {
  readonly name: string;
  /** In words: "Coordinator", "Manager". */
  readonly roles: readonly string[];
  readonly appearance: Appearance;
  readonly onAppearance: (appearance: Appearance) => void;
};

/** Who is signed in, and how this window looks. The browser's own popover: Esc or a press beside it closes. */
export function AccountMenu({ name, roles, appearance, onAppearance }: AccountMenuProps) {
  const id = useId();
  return (
    <>
      <button className="btn quiet menu-opener" type="button" popoverTarget={id}>
        <Icon name="user" />
        <span>{name}</span>
      </button>
      <div className="menu" id={id} popover="auto" role="group" aria-label="Your account">
        <div className="menu-body">
          <div className="who">
            <p className="name">{name}</p>
            <p className="small muted">{roles.join(', ')}</p>
          </div>
          <Choices
            legend="Theme"
            options={[
              { value: 'system', label: 'System' },
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
              { value: 'contrast', label: 'High contrast' },
            ]}
            value={appearance.theme}
            onChange={(theme) => onAppearance({ ...appearance, theme })}
          />
          <Choices
            legend="Rows"
            options={[
              { value: 'comfortable', label: 'Comfortable' },
              { value: 'compact', label: 'Compact' },
            ]}
            value={appearance.density}
            onChange={(density) => onAppearance({ ...appearance, density })}
          />
        </div>
      </div>
    </>
  );
}
