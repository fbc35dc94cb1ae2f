/** A line by which a step talks to the runner: `::name key=value,…::data`. */
interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Partial<Record<string, string>>>;
  readonly data: string;
}

/**
 * Parses a workflow command, or returns null for any other line.
 * @see https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function parseWorkflowCommand(line: string): WorkflowCommand | null {
  const match = /^\s*::(?<name>[\w-]+)(?: (?<properties>[^:]*(?::(?!:)[^:]*)*))?::(?<data>.*)$/s.exec(line);
  if (!match?.groups) return null;
  const { name = '', properties = '', data = '' } = match.groups;
  const pairs = properties.split(',').flatMap((property) => {
    const [, key, value] = /^\s*([^=]+)=(.*)$/s.exec(property) ?? [];
    return key === undefined || value === undefined ? [] : [[key.trim(), unescapeProperty(value)] as const];
  });
  return { name: name.toLowerCase(), properties: Object.fromEntries(pairs), data: unescapeData(data) };
}

function unescapeData(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function unescapeProperty(text: string): string {
  return unescapeData(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
}
