import type { ChangedFile } from '../../../src/domain/pull-request.ts';
import { corpus } from './corpus.ts';

/** How much of a pull request is infrastructure and data, in characters: half of a small one, a tenth of the largest. */
const ofRead = (characters: number) => Math.min(100_000, characters / 2);

const statement = (one: number) =>
  [
    `CREATE TABLE app.orders_${one} (id bigserial PRIMARY KEY, total numeric(12, 2) NOT NULL, note text DEFAULT 'a;b');`,
    `CREATE INDEX CONCURRENTLY orders_${one}_total ON app.orders_${one} (total) WHERE total > 0;`,
    `INSERT INTO app.orders_${one} (total) SELECT amount FROM app.legacy WHERE region = 'eu-${one}';`,
    `ALTER TABLE app.customers ADD COLUMN score_${one} integer;`,
    `UPDATE app.customers SET score_${one} = 0 WHERE score_${one} IS NULL;\n`,
  ].join('\n');
const resource = (one: number) =>
  [
    `resource "aws_s3_bucket" "assets_${one}" {`,
    `  bucket = "\${var.prefix}-assets-${one}"`,
    '  tags   = { team = "web", stage = var.stage }\n}\n',
    `resource "aws_db_instance" "main_${one}" {`,
    '  engine              = "postgres"\n  deletion_protection = true',
    `  identifier          = "main-${one}"\n}\n`,
  ].join('\n');
const manifest = (one: number) =>
  [
    `---\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web-${one}\n  labels: { app: web }`,
    'spec:\n  replicas: 3\n  template:\n    spec:\n      containers:',
    `        - name: web\n          image: registry.example/web:${one}`,
    '          resources: { limits: { memory: 256Mi } }\n',
  ].join('\n');
const script = (one: number) =>
  [
    `build_${one}() {\n  local target="dist/${one}"\n  mkdir -p "$target"`,
    `  if [[ -f "package.json" ]]; then npm ci && npm run build -- --out "$target"; fi`,
    `  find "$target" -name '*.map' -print | while read -r file; do gzip -k "$file"; done\n}`,
    `build_${one} || { echo "failed: ${one}" >&2; exit 1; }\n`,
  ].join('\n');

const kinds = [
  ['migrations/0001_orders.sql', statement],
  ['infra/main.tf', resource],
  ['k8s/web.yaml', manifest],
  ['scripts/build.sh', script],
] as const;

/**
 * The files that a pull request of so many characters adds, by path: real source, and up to 100 kB of SQL, HCL, YAML
 * and shell, none of which any rule finds dangerous.
 */
export function pullRequest(characters: number): ReadonlyMap<string, string> {
  const each = ofRead(characters) / kinds.length;
  const files = new Map<string, string>();
  for (const [path, write] of kinds) {
    let text = '';
    for (let one = 1; text.length < each; one += 1) text += write(one);
    files.set(path, path.endsWith('.sh') ? `#!/usr/bin/env bash\n${text}` : text);
  }
  let left = characters - ofRead(characters);
  for (const { path, addedLines } of corpus(left)) {
    const text = addedLines
      .map((line) => line.text)
      .join('\n')
      .slice(0, left);
    left -= text.length;
    files.set(`vendor/${path}`, text);
  }
  return files;
}

/** Migrations of some twenty kilobytes each, by path. */
export function migrations(characters: number): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  let one = 0;
  for (let left = characters; left > 0; ) {
    let text = '';
    while (text.length < 20_000) {
      one += 1;
      text += statement(one);
    }
    files.set(`migrations/${String(files.size + 1).padStart(4, '0')}_orders.sql`, text);
    left -= text.length;
  }
  return files;
}

/** A file that a change adds. */
export function added(path: string, text: string): ChangedFile {
  const lines = text.split('\n');
  return {
    path,
    status: 'added',
    additions: lines.length,
    deletions: 0,
    binary: false,
    addedLines: lines.map((line, index) => ({ number: index + 1, text: line })),
    texts: { readable: true, base: null, head: text },
  };
}
