/**
 * What to do about a secret that is in a diff.
 * @param place where its owner ends it: a path through a console, a page, or a call of an API
 */
export function revokeAt(place: string): string {
  return (
    `Revoke it at ${place}: it is exposed as soon as it is pushed, even if a later commit removes it. ` +
    'Then issue a new one and keep that in a secret store.'
  );
}
