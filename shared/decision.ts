/** Figures and written dates that a refusal's message may use. Never a name or other personal data. */
export type DecisionDetail = Record<string, string | number>;

/** What a rule decided: the value to save, or the code of the reason why not. Messages live with the codes. */
export type Decision<T, Code extends string = string> =
  { ok: true; value: T } | { ok: false; code: Code; detail: DecisionDetail };

export function allowed<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

export function notAllowed<Code extends string>(
  code: Code,
  detail: DecisionDetail = {},
): { ok: false; code: Code; detail: DecisionDetail } {
  return { ok: false, code, detail };
}
