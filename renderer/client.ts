import {
  keepPreviousData,
  QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { CommandName, InputOf, OutputOf, QueryName } from '../shared/contract.ts';
import type { Failure, Reply } from '../shared/op.ts';
import { act, ask, newRequestId } from './bridge.ts';

/** A refused question, carried to the screen that asked it. */
export class OperationFailed extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** Answers come from this computer: they are never paused offline, never retried, and asked again after every save. */
export function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', retry: false, staleTime: Infinity, refetchOnWindowFocus: false },
      // What was refused is forgotten soon after its form is gone: by then nothing on the screen is still to be saved.
      mutations: { networkMode: 'always', retry: false, gcTime: 500 },
    },
  });
}

/** The answer to a question, kept until something is saved. `error` is an OperationFailed. */
export function useOp<Name extends QueryName>(
  name: Name,
  input: InputOf<Name>,
  options: {
    enabled?: boolean;
    /** What is known of the answer already, looked up once where nobody has asked: it is asked again after a save. */
    known?: () => OutputOf<Name> | undefined;
  } = {},
) {
  const result = useQuery<unknown, OperationFailed>({
    queryKey: [name, input],
    queryFn: async () => valueOf<unknown>(await ask(name, input)),
    enabled: options.enabled ?? true,
    placeholderData: keepPreviousData,
    ...(options.known === undefined ? {} : { initialData: options.known }),
  });
  return result as UseQueryResult<OutputOf<Name>, OperationFailed>;
}

/** Asks what the next screen will ask, so that it opens with the answer. A refusal is left for that screen to meet. */
export function askAhead<Name extends QueryName>(
  queries: QueryClient,
  name: Name,
  input: InputOf<Name>,
): void {
  void queries.prefetchQuery({
    queryKey: [name, input],
    queryFn: async () => valueOf<unknown>(await ask(name, input)),
  });
}

/** The answer to a question that still holds, asked now where there is none. Rejects with an OperationFailed. */
export function answerTo<Name extends QueryName>(
  queries: QueryClient,
  name: Name,
  input: InputOf<Name>,
): Promise<OutputOf<Name>> {
  return queries.fetchQuery({
    queryKey: [name, input],
    queryFn: async () => valueOf<OutputOf<Name>>(await ask(name, input)),
  });
}

/** The answers to a question that are kept and still hold, whatever it was asked of. */
export function keptAnswers<Name extends QueryName>(queries: QueryClient, name: Name): OutputOf<Name>[] {
  return queries
    .getQueryCache()
    .findAll({ queryKey: [name] })
    .flatMap(({ state }) =>
      state.data === undefined || state.isInvalidated ? [] : [state.data as OutputOf<Name>],
    );
}

/**
 * Something to do. `run` gives the reply, refusals included, so that a form can put them where they belong; after a
 * success every open question is asked again, and so where somebody else had saved meanwhile. A second press while the first is under way sends nothing.
 */
export function useCommand<Name extends CommandName>(name: Name) {
  const queryClient = useQueryClient();
  const mutation = useMutation<Reply<OutputOf<Name>>, Error, { input: InputOf<Name>; requestId: string }>({
    mutationFn: async ({ input, requestId }) => act(name, input, requestId),
    onSuccess: async (reply) => {
      // What somebody else saved is read anew, to stand on the page beside the form.
      if (reply.ok || reply.code === 'conflict') await queryClient.invalidateQueries();
    },
  });
  const run = (input: InputOf<Name>) => mutation.mutateAsync({ input, requestId: newRequestId() });
  return { run, isPending: mutation.isPending, reply: mutation.data };
}

/** Forgets what was refused, once a form was given up for what is saved: nothing of it is still to be saved. */
export function forgetRefused(queries: QueryClient): void {
  const cache = queries.getMutationCache();
  for (const mutation of cache.getAll())
    if ((mutation.state.data as Reply<unknown> | undefined)?.ok === false) cache.remove(mutation);
}

function valueOf<T>(reply: Reply<T>): T {
  if (!reply.ok) throw new OperationFailed(reply);
  return reply.value;
}
