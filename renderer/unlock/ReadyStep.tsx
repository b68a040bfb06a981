import { readNotes } from '../../shared/accounts/rules.ts';
import type { Role } from '../../shared/roles.ts';
import { Act } from './Door.tsx';
import { enter } from './open.ts';
import { StepHeading } from './StepHeading.tsx';

/** The last step: what holds from now on, and the way in. */
export function ReadyStep({
  serviceName,
  roles,
  accountId,
}: {
  readonly serviceName: string;
  readonly roles: readonly Role[];
  readonly accountId: string;
}) {
  return (
    <div className="door-form">
      <StepHeading title="Ready" lead={`${serviceName} is set up on this computer.`} />
      <ul className="ready-facts">
        <li>Records are encrypted. They open with your passphrase, or with the key on the paper.</li>
        <li>
          Ctrl L locks at once. After five minutes without use Holdfast locks itself and keeps what you typed.
        </li>
        <li>A checked backup is made whenever you close Holdfast.</li>
        {!readNotes(roles) && (
          <li>
            You keep the key of clinical notes. Give it to those who read them by adding their accounts, under
            Service.
          </li>
        )}
      </ul>
      <div className="row-wrap">
        <Act kind="primary" onPress={() => enter(accountId)}>
          Open Holdfast
        </Act>
      </div>
    </div>
  );
}
