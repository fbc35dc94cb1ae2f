import { parse } from 'yaml';

function field(holder: unknown, name: string): unknown {
  return typeof holder === 'object' && holder !== null && Object.hasOwn(holder, name)
    ? Reflect.get(holder, name)
    : undefined;
}

/**
 * Whether a workflow takes inputs when it is started by hand, by which it may deploy anything. What cannot be read
 * may take some.
 * @param text the workflow's file; null when it could not be found
 */
export function takesInputs(text: string | null): boolean {
  if (text === null) return true;
  try {
    const on = field(parse(text, { maxAliasCount: 0, logLevel: 'silent' }), 'on');
    if (on === undefined) return true;
    const inputs = field(field(on, 'workflow_dispatch'), 'inputs');
    return inputs !== undefined && inputs !== null;
  } catch {
    return true;
  }
}
