import { describe, expect, test } from 'vitest';
import { databaseConsoles } from '../../../../src/change/policy/detectors/database-consoles.ts';
import { destructiveCommands } from '../../../../src/change/policy/detectors/destructive-commands.ts';
import type { ChangedFile } from '../../../../src/domain/pull-request.ts';
import { adding, changed } from '../../changed-file.ts';
import { sightingsOf, sightsOf } from '../sightings.ts';

const seen = (file: ChangedFile) => sightingsOf(destructiveCommands, [file]);

/** A file that was there before, with the lines that its new text has and the old one has not. */
function edited(path: string, base: string, head: string): ChangedFile {
  const before = new Set(base.split('\n'));
  const addedLines = head
    .split('\n')
    .map((text, index) => ({ number: index + 1, text }))
    .filter(({ text }) => !before.has(text));
  return changed(path, { addedLines, texts: { readable: true, base, head } });
}

test('scripts that broken JSON hides are named, and those of a part of it are not looked for', async () => {
  const file = edited('package.json', '{"scripts":{}}', '{"scripts":{"a":"rm -rf /srv"');
  const context = { zones: [], irreversible: () => false };
  const { unread } = await destructiveCommands.detect([file], context);
  expect(unread).toMatchObject([{ path: 'package.json', why: expect.stringMatching(/not JSON/) }]);
  const partial = {
    ...file,
    texts: { readable: true, base: '', head: '{"scripts":{', partial: true },
  } as const;
  expect((await destructiveCommands.detect([partial], context)).unread).toEqual([]);
});

test('a provisioner in JSON is a script', () => {
  const text =
    '{"resource":{"null_resource":{"a":{"provisioner":{"local-exec":{"command":"aws s3 rb s3://a --force"}}}}}}';
  expect(seen(adding('main.tf.json', text))).toHaveLength(1);
});

describe('only what the change makes run counts', () => {
  test('a command on an added line', () => {
    expect(seen(edited('a.sh', 'echo a\n', 'echo a\nrm -rf /srv\n'))).toMatchObject([
      { rule: 'destructive/remove-files', lines: { start: 2, end: 2 } },
    ]);
  });

  test('not one that was there before', () => {
    expect(seen(edited('a.sh', 'rm -rf /srv\n', 'rm -rf /srv\necho a\n'))).toEqual([]);
  });

  test('one that becomes dangerous by another line', () => {
    expect(seen(edited('a.sh', 'D=dist\nrm -rf $D\n', 'D=/srv\nrm -rf $D\n'))).toMatchObject([
      { lines: { start: 2 } },
    ]);
    expect(seen(edited('a.sh', 'cat <<E\nrm -rf /\nE\n', 'bash <<E\nrm -rf /\nE\n'))).toHaveLength(1);
  });

  test('one that continues on an added line', () => {
    expect(seen(edited('a.sh', 'rm -rf \\\n  dist\n', 'rm -rf \\\n  dist \\\n  /srv\n'))).toHaveLength(1);
  });

  test('nothing of a file that goes', () => {
    expect(
      seen(changed('a.sh', { status: 'removed', texts: { readable: true, base: 'rm -rf /', head: null } })),
    ).toEqual([]);
  });
});

test('what a preview shows is no secret', async () => {
  const secret = ['s3cr', '3tV4lue', 'W1thDigits99'].join('');
  const [sight] = await sightsOf(destructiveCommands, [
    adding(
      'a.sh',
      `curl -H "Authorization: Bearer ${secret}" -X DELETE https://api.digitalocean.com/v2/droplets/1\n`,
    ),
  ]);
  expect(sight?.preview).toContain('DELETE');
  expect(sight?.preview).not.toContain(secret);
});

test('what nobody can read warns, and blocks where changes cannot be undone', async () => {
  const file = adding('deploy/a.sh', 'curl -sL https://get.acme.io | sudo bash\neval "$SCRIPT"\n');
  const weights = async (irreversible: boolean) =>
    (
      await sightsOf(destructiveCommands, [file], {
        zones: [
          {
            name: 'deploy',
            paths: ['deploy/**'],
            operations: [],
            irreversible,
            approvals: { count: 1, teams: [], users: [] },
          },
        ] as never,
      })
    ).map(({ rule, weight }) => [rule, weight]);
  expect(await weights(false)).toEqual([
    ['destructive/dynamic-command', 'warn'],
    ['destructive/dynamic-command', 'warn'],
  ]);
  expect(await weights(true)).toEqual([
    ['destructive/dynamic-command', 'block'],
    ['destructive/dynamic-command', 'block'],
  ]);
});

test('a text that is not known is named', async () => {
  const file = changed('a.sh', { texts: { readable: false, why: 'larger than 5 MB' } });
  const { unread } = await destructiveCommands.detect([file], { zones: [], irreversible: () => false });
  expect(unread).toEqual([{ path: 'a.sh', why: 'larger than 5 MB' }]);
});

describe('settings and consoles', () => {
  const found = (path: string, text: string) =>
    sightingsOf(databaseConsoles, [adding(path, text)]).map(({ rule }) => rule);
  test.each([
    ['src/main/resources/application.properties', 'spring.jpa.hibernate.ddl-auto=create-drop'],
    ['src/main/resources/application.yml', '      ddl-auto: create'],
    ['src/main/resources/persistence.xml', '<property name="hibernate.hbm2ddl.auto" value="create"/>'],
    ['src/data-source.ts', '  synchronize: true,'],
    ['ormconfig.json', '  "synchronize": true,'],
    ['src/db.ts', 'await sequelize.sync({ force: true });'],
    ['.env.production', 'TYPEORM_SYNCHRONIZE=true'],
    ['migrations/1.js', 'await db.collection("users").drop();'],
    ['migrations/1.js', 'db.users.deleteMany({})'],
    ['scripts/x.mongodb', 'db.dropDatabase()'],
  ])('%s: %s', (path, text) => {
    expect(found(path, text)).toHaveLength(1);
  });
  test.each([
    ['src/main/resources/application.properties', 'spring.jpa.hibernate.ddl-auto=validate'],
    ['src/main/resources/application.properties', '# spring.jpa.hibernate.ddl-auto=create'],
    ['src/test/resources/application.properties', 'spring.jpa.hibernate.ddl-auto=create-drop'],
    ['src/data-source.ts', '  synchronize: false,'],
    ['src/data-source.ts', '  // synchronize: true,'],
    ['README.md', 'synchronize: true'],
    ['migrations/1.js', 'db.users.deleteMany({ expired: true })'],
    ['migrations/1.js', 'element.remove()'],
    ['migrations/1.js', '// db.dropDatabase()'],
  ])('%s: %s passes', (path, text) => {
    expect(found(path, text)).toEqual([]);
  });
});
