// Pressing one of the answers to a question, as the drawn buttons are radios and ticks underneath.

/** Presses `answer` under `question` (both text or pattern) where it is drawn; without an answer, the first one. */
export async function choose(scope, question, answer) {
  const group = scope.getByRole('group', { name: question }).first();
  const named = answer === undefined ? {} : { name: answer };
  const input = group.getByRole('radio', named).or(group.getByRole('checkbox', named)).first();
  await tick(input);
}

/** Presses what is drawn for a radio or a tick, once it stands still: a forced press lands where it was. */
export async function tick(input) {
  if (!(await input.isChecked())) await input.locator('xpath=ancestor::label[1]').click();
}
