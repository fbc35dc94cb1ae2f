/** Families of rules, by the first part of a rule's id: `secret/aws-access-key`. */
export const families = ['secret', 'destructive', 'workflow', 'guard', 'zone'] as const;
export type Family = (typeof families)[number];

/** What the configuration calls a family under `policy`. */
export const familySettings = {
  secret: 'secrets',
  destructive: 'destructive',
  workflow: 'workflows',
  guard: 'guards',
  zone: 'zones',
} as const satisfies Readonly<Record<Family, string>>;

/** The family of a rule, by its id; null for an id of no known family. */
export function familyOf(rule: string): Family | null {
  const prefix = rule.slice(0, rule.indexOf('/'));
  return families.find((family) => family === prefix) ?? null;
}
