import { nameOf } from '../shell/command.ts';
import { type Argument, textOf } from '../shell/word.ts';

/** The program that a command is about, and its arguments: `python manage.py flush` is about `manage.py`. */
export function programOf(argv: readonly Argument[]): {
  readonly name: string;
  readonly args: readonly Argument[];
} {
  const [first, ...args] = argv;
  const name = nameOf(first);
  const second = textOf(args[0]);
  const from = (count: number) => ({ name: nameOf(args[count - 1]), args: args.slice(count) });
  if (/^(?:python|pypy)[0-9.]{0,5}$/.test(name)) {
    if (second === '-m') return from(2);
    const script = args.findIndex((one) => /(?:^|\/)manage\.py$/.test(textOf(one)));
    return script === -1 ? { name, args } : from(script + 1);
  }
  if (/^php[0-9.]{0,4}$/.test(name) || name === 'ruby' || name === 'node') {
    const script = args.findIndex((one) => !textOf(one).startsWith('-'));
    return script === -1 ? { name, args } : from(script + 1);
  }
  if (/^(?:yarn|pnpm|bun|deno|npm)$/.test(name)) {
    const at = args.findIndex((one) => !textOf(one).startsWith('-'));
    const word = textOf(args[at]);
    if (at !== -1 && !/^(?:unpublish|deprecate|owner|access|dist-tag|npm|install|add|publish)$/.test(word))
      return from(at + 1);
  }
  if (name === 'java') {
    const jar = args.findIndex((one) => textOf(one) === '-jar');
    if (jar !== -1 && args.length > jar + 1) return programOf(args.slice(jar + 1));
  }
  // What git calls by two words is also a program of its own, and BFG does what filter-repo does.
  if (name === 'git-filter-repo' || name === 'git-filter-branch')
    return { name: 'git', args: [name.slice(4), ...args] };
  if (/^bfg(?:-[\d.]{1,20})?(?:\.jar)?$/.test(name)) return { name: 'git', args: ['filter-repo', ...args] };
  if (name === 'docker' && second === 'compose') return { name: 'docker-compose', args: args.slice(1) };
  if (
    /^(?:composer|bazel|nx|turbo|lerna|moon|rush|hatch|pdm)$/.test(name) &&
    /^(?:exec|run|run-script|run-many)$/.test(second)
  )
    return from(2);
  if (/^kafka-[a-z-]+\.sh$/.test(name)) return { name: name.slice(0, -3), args };
  return { name, args };
}
