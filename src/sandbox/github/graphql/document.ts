const name = '[_A-Za-z][_0-9A-Za-z]*';

/** `mutation ($id: ID!, …) {`: variables are declared, and of no further interest. */
const head = `mutation ?(?:${name})? ?\\((?: ?\\$${name} ?: ?${name}!?)+ ?\\) ?\\{`;
const call = `enqueuePullRequest ?\\( ?input ?: ?\\{ ?pullRequestId ?: ?\\$(${name}) expectedHeadOid ?: ?\\$(${name}) ?\\} ?\\)`;
const enqueue = new RegExp(`^${head} ?${call} ?\\{ ?mergeQueueEntry ?\\{ ?id ?\\} ?\\} ?\\}$`);

/** A document of GraphQL, as far as the local GitHub knows any. */
type Document =
  /** The names of the variables that hold the arguments. */
  | { readonly kind: 'enqueue'; readonly pullRequestId: string; readonly expectedHeadOid: string }
  | { readonly kind: 'unknown'; readonly field: string };

/** Recognises the one operation that is simulated, whatever its white space and the names of its variables. */
export function readDocument(text: string): Document {
  // Commas are white space in GraphQL (specification of October 2021, 2.1.5).
  const document = text.replace(/[\s,]+/g, ' ').trim();
  const [, pullRequestId, expectedHeadOid] = enqueue.exec(document) ?? [];
  if (pullRequestId !== undefined && expectedHeadOid !== undefined) {
    return { kind: 'enqueue', pullRequestId, expectedHeadOid };
  }
  return { kind: 'unknown', field: /\{ ?(\w+)/.exec(document)?.[1] ?? 'nothing' };
}
