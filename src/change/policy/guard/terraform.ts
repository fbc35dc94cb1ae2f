import { type Block, readHcl } from '../terraform/hcl.ts';
import { loosenedValues } from './settings.ts';

const protecting =
  /^(?:github_(?:branch_protection|branch_protection_v3|repository_ruleset|organization_ruleset|repository|repository_environment)|gitlab_(?:branch_protection|project_level_mr_approvals|project_approval_rule))$/;

/** Settings of repositories that a Terraform configuration loosens, by the address of the resource. */
export function loosenedRepositories(base: string, head: string): readonly string[] {
  if (!/"git(?:hub|lab)_/.test(base)) return [];
  const [before, after] = [base, head].map(resources);
  if (before === undefined || after === undefined) return [];
  return [...before].flatMap(([address, block]) => {
    const now = after.get(address);
    if (now === undefined) return [];
    return loosenedValues(plain(block, 0), plain(now, 0)).map((what) => `${address}.${what}`);
  });
}

function resources(text: string): ReadonlyMap<string, Block> {
  const found = readHcl(text).blocks.filter(
    ({ type, labels: [kind = ''] }) => type === 'resource' && protecting.test(kind),
  );
  return new Map(found.map((block) => [block.labels.join('.'), block]));
}

/** A block as a value, as YAML or JSON would give it. */
function plain(block: Block, depth: number): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const [name, { text }] of block.attributes) value[name] = literal(text);
  if (depth > 10) return value;
  for (const inner of block.blocks) {
    const one = plain(inner, depth + 1);
    if (inner.type === 'bypass_actors' || inner.type === 'required_check') {
      const list = value[inner.type];
      value[inner.type] = Array.isArray(list) ? [...list, one] : [one];
    } else value[inner.type] = one;
  }
  return value;
}

function literal(text: string): unknown {
  try {
    return JSON.parse(text.replace(/,\s?\]$/, ']'));
  } catch {
    return text;
  }
}
