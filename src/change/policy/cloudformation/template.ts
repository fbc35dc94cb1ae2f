import { at, entriesAt, type Tree, textAt } from '../manifest/tree.ts';

export interface Resource {
  readonly id: string;
  readonly type: string;
  readonly line: number;
  readonly tree: Tree;
}

const marks =
  /AWSTemplateFormatVersion|AWS::Serverless|["']?Type["']?\s{0,9}:\s{0,9}["']?(?:AWS|Custom|Alexa)::/;

/** Whether it is worth to parse a text in search of a template. */
export function looksLikeTemplate(text: string): boolean {
  return marks.test(text);
}

/** The resources of a template, or of a Serverless Framework file, by logical id. */
export function resourcesOf(tree: Tree | undefined): Map<string, Resource> {
  const found = new Map<string, Resource>();
  const serverless = at(tree, 'resources');
  const sections = [
    entriesAt(tree, 'Resources'),
    entriesAt(serverless, 'Resources'),
    ...(serverless?.kind === 'sequence' ? serverless.items.map((item) => entriesAt(item, 'Resources')) : []),
  ];
  for (const section of sections) {
    for (const [id, { value, line }] of section) {
      const type = textAt(value, 'Type');
      if (type !== undefined) found.set(id, { id, type, line, tree: value });
    }
  }
  return found;
}

/** The value of an attribute or property: its text, or `…` for what is computed; undefined when it is absent. */
export function settingOf(tree: Tree, path: readonly string[]): string | undefined {
  const found = at(tree, ...path);
  if (found === undefined || (found.kind === 'scalar' && found.text === '' && found.tag === ''))
    return undefined;
  return found.kind === 'scalar' && found.tag === '' ? found.text : '…';
}
