import type { ParsedInputOf } from '../../../shared/contract.ts';
import { appearancePath } from '../appearanceFile.ts';
import type { Service } from '../context.ts';
import { writeAtomically } from '../vault/files.ts';

export async function save(
  service: Service,
  look: ParsedInputOf<'appearance.save'>,
): Promise<Record<string, never>> {
  writeAtomically(appearancePath(service.config.userData), `${JSON.stringify(look)}\n`);
  return {};
}
