import { type Role, ROLE_HINTS, ROLE_LABELS, ROLES } from '../../shared/roles.ts';
import { FieldSet } from '../ui/Field.tsx';
import type { BoundField } from '../ui/useForm.ts';

/** Roles in any mix, each with what it covers. */
export function RoleChoice({ id, value, onChange, error }: BoundField<readonly Role[]>) {
  return (
    <FieldSet
      id={id}
      legend="What you do"
      hint="Tick all that apply. In a small service one person does several."
      error={error}
    >
      <div className="role-choice">
        {ROLES.map((role) => (
          <label className="tick" key={role}>
            <input
              type="checkbox"
              checked={value.includes(role)}
              aria-describedby={`${id}-${role}`}
              onChange={(event) =>
                onChange(event.target.checked ? [...value, role] : value.filter((one) => one !== role))
              }
            />
            <span>{ROLE_LABELS[role]}</span>
            <span className="hint" id={`${id}-${role}`}>
              {ROLE_HINTS[role]}
            </span>
          </label>
        ))}
      </div>
    </FieldSet>
  );
}
