/**
 * The source of a pattern that takes letters in either case, without the flag that would do it for all of a longer
 * pattern: `(?-i:…)` is known to Node from 23 on, and the Actions run on 20.
 * @param source without escapes of characters by their number, and without back references
 */
export function anyCase(source: string): string {
  let out = '';
  for (let at = 0; at < source.length; at += 1) {
    const rest = source.slice(at, at + 80);
    const whole = /^(?:\\.|\(\?<[A-Za-z]\w{0,30}>)/s.exec(rest)?.[0];
    const group = /^\[(?:\\.|[^\]\\])*\]/s.exec(rest)?.[0];
    if (whole !== undefined) out += whole;
    else if (group !== undefined) out += `[${classOf(group.slice(1, -1))}]`;
    else out += /^[A-Za-z]/.test(rest) ? `[${rest[0]}${swapped(rest[0] ?? '')}]` : (rest[0] ?? '');
    at += (whole ?? group ?? ' ').length - 1;
  }
  return out;
}

/** The members of a class of characters, and what they are in the other case. */
function classOf(members: string): string {
  const parts = members.replaceAll(/\\./gs, '').match(/[a-z]-[a-z]|[A-Z]-[A-Z]|[A-Za-z]/g) ?? [];
  // A hyphen at the end stands for itself, and would make a range of what follows.
  return `${members.replace(/(?<!\\)-$/, '\\-')}${parts.map(swapped).join('')}`;
}

function swapped(text: string): string {
  return text.replaceAll(/[A-Za-z]/g, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );
}
