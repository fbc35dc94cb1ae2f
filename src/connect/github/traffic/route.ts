/** Words of GitHub's REST routes. Whatever is none of them is somebody's name or number. */
const words = new Set(
  `access_tokens actions activity annotations app approvals apps artifacts assets attempts attestations blobs branches check-runs
   check-suites codeowners collaborators comments commits contents compare deliveries deployment_protection_rule
   deployment_protection_rules deployments dispatches
   environments errors events files git graphql hook hooks installation installations issues jobs labels logs
   matching-refs members memberships merge merges orgs pending_deployments permission protection pulls rate_limit releases
   reactions ref refs repos repositories requested_reviewers rerequest rerun rerun-failed-jobs reviews rules rulesets
   runs search status statuses tags tarball teams timeline trees user users workflows zip`.split(/\s+/),
);

/** What follows these is a path or a ref, which may have any number of parts. */
const openEnded = new Set(['contents', 'compare', 'ref', 'refs', 'matching-refs']);

/** What stands at the places after the first word. */
const named: Readonly<Record<string, readonly string[]>> = {
  repos: ['{owner}', '{repo}'],
  orgs: ['{org}'],
  users: ['{user}'],
};

/**
 * The route of a request to GitHub, such as `/repos/{owner}/{repo}/pulls/{id}`: few enough to count by, and without
 * anything that tells whose request it was. It is read off the address, for Octokit forgets the template when it pages.
 */
export function routeOf(url: string): string {
  const path = new URL(url).pathname.replace(/^\/api(?:\/(?:v3|uploads))?(?=\/)/, '');
  const [first = '', ...rest] = path.split('/').filter((part) => part !== '');
  const names = named[first] ?? [];
  const route = [words.has(first) ? first : '{id}', ...names.slice(0, rest.length)];
  for (const part of rest.slice(names.length)) {
    if (openEnded.has(route.at(-1) ?? '')) {
      route.push('{path}');
      break;
    }
    const known = words.has(part);
    if (known || route.at(-1) !== '{id}') route.push(known ? part : '{id}');
  }
  return `/${route.join('/')}`;
}
