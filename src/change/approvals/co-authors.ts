const trailer = /^\s*co-authored-by:\s*([^<\n]*?)\s*<([^>\n]*)>/gim;

/**
 * Whom trailers of commits name as co-authors: the name and the address as they are written, without repetition.
 * Whoever judges compares them with logins and with GitHub's noreply addresses.
 * @param messages full commit messages: untrusted text.
 */
export function coAuthorsOf(messages: readonly string[]): string[] {
  const named = messages.flatMap((message) =>
    [...message.matchAll(trailer)].flatMap(([, name = '', address = '']) => [name, address.trim()]),
  );
  return [...new Set(named.filter((name) => name !== ''))];
}
