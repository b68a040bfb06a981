import { isLocalDate } from '../../shared/dates.ts';
import type { AlikeChild } from '../../shared/matching/contract.ts';
import { ask } from '../bridge.ts';
import { useOp } from '../client.ts';
import { useSettled } from '../ui/useSettled.ts';

const LETTERS_BEFORE_LOOKING = 3;

/** What has been typed so far of a child who may be held already. */
export type TypedChild = { name: string; birthDate: string; carerName: string; carerPhone: string };

/** Children held who may be the one being typed, asked for when the keys rest. */
export function useAlike(typed: TypedChild, isLooking: boolean): readonly AlikeChild[] {
  const settled = useSettled(
    JSON.stringify(
      [typed.name, typed.birthDate, typed.carerName, typed.carerPhone].map((text) => text.trim()),
    ),
  );
  const [name = '', birthDate = '', carerName = '', carerPhone = ''] = JSON.parse(settled) as string[];
  const enabled = isLooking && name.length >= LETTERS_BEFORE_LOOKING && typed.name.trim() !== '';
  const of = askedOf({ name, birthDate, carerName, carerPhone });
  const found = useOp('child.alike', { of }, { enabled });
  return enabled ? (found.data?.rows ?? []) : [];
}

/** The same, asked at once: whoever saves before the keys rest is asked about exactly what was typed. */
export async function alikeNow(typed: TypedChild): Promise<readonly AlikeChild[]> {
  if (typed.name.trim().length < LETTERS_BEFORE_LOOKING) return [];
  const reply = await ask('child.alike', { of: askedOf(typed) });
  return reply.ok ? reply.value.rows : [];
}

function askedOf(typed: TypedChild) {
  const [name, birthDate] = [typed.name.trim(), typed.birthDate.trim()];
  const [carerName, carerPhone] = [typed.carerName.trim(), typed.carerPhone.trim()];
  return {
    is: 'typed' as const,
    name: name.slice(0, 200),
    birthDate: isLocalDate(birthDate) ? birthDate : null,
    carerName: carerName === '' ? null : carerName.slice(0, 200),
    carerPhone: carerPhone === '' ? null : carerPhone.slice(0, 40),
  };
}
