// Pressing one of the answers to a question, as the drawn buttons are radios and ticks underneath.

/** Presses `answer` under `question` (both text or pattern); without an answer, the first one. */
export async function choose(scope, question, answer) {
  const group = scope.getByRole('group', { name: question }).first();
  const named = answer === undefined ? {} : { name: answer };
  await group.getByRole('radio', named).or(group.getByRole('checkbox', named)).first().check({ force: true });
}
