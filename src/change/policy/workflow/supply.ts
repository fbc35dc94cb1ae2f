/** Owners of actions that very many use. */
const owners: ReadonlySet<string> = new Set(
  (
    'actions github docker aws-actions google-github-actions azure hashicorp codecov peaceiris softprops actions-rs ruby ' +
    'pnpm gradle sigstore anchore aquasecurity snyk sonarsource peter-evans dorny tj-actions reviewdog jamesives slackapi ' +
    'step-security ossf pypa goreleaser golangci dtolnay swatinem pre-commit astral-sh oven-sh denoland cloudflare vercel ' +
    'amannn release-drafter dependabot renovatebot cypress-io mikepenz nick-fields ncipollo webfactory appleboy crazy-max ' +
    'redhat-actions octokit shivammathur microsoft stefanzweifel semantic-release'
  ).split(' '),
);
/** Actions that GitHub or their owners archived. */
const archived =
  /^(?:actions\/(?:create-release|upload-release-asset|setup-ruby|setup-elixir|setup-haskell)|actions-rs\/[\w-]{1,60}|andymckay\/[\w-]{1,60})(?:\/|$)/i;

/** The owner that the name of an action looks like, without being it; null when it looks like none. */
export function lookalikeOf(action: string): string | null {
  const owner = (action.split('/', 1)[0] ?? '').toLowerCase();
  if (owner.length < 5 || owner.length > 40 || owners.has(owner)) return null;
  for (const known of owners) if (known.length >= 5 && isOneEditAway(owner, known)) return known;
  return null;
}

/** Whether nobody keeps the action up any more. */
export function isArchived(action: string): boolean {
  return archived.test(action);
}

/** One letter more, less, other, or two changed about. */
function isOneEditAway(one: string, other: string): boolean {
  if (Math.abs(one.length - other.length) > 1) return false;
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  let end = 0;
  const shorter = Math.min(one.length, other.length) - start;
  while (end < shorter && one[one.length - 1 - end] === other[other.length - 1 - end]) end += 1;
  const [left, right] = [one.slice(start, one.length - end), other.slice(start, other.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}
