import { type Role, ROLE_HINTS, ROLE_LABELS, ROLES } from '../../shared/roles.ts';
import { FieldSet } from '../ui/Field.tsx';
import { Tick } from '../ui/Tick.tsx';
import type { BoundField } from '../ui/useForm.ts';

/** Roles in any mix, each with what it covers below it: for the narrow form beside the list. */
export function RoleTicks({ id, value, onChange, error }: BoundField<readonly Role[]>) {
  return (
    <FieldSet id={id} legend="What do they do?" hint="Tick all that apply." error={error}>
      <div className="role-ticks">
        {ROLES.map((role) => (
          <Tick
            key={role}
            checked={value.includes(role)}
            onChange={(checked) => onChange(checked ? [...value, role] : value.filter((one) => one !== role))}
            label={
              <span>
                {ROLE_LABELS[role]}
                <span className="hint">{ROLE_HINTS[role]}</span>
              </span>
            }
          />
        ))}
      </div>
    </FieldSet>
  );
}
