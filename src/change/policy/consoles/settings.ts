import { destroying } from '../commands/tool.ts';

export const schemaSetting = destroying(
  'schema-recreate-setting',
  'A setting has the schema rebuilt at every start',
  {
    why: 'The framework makes the tables match the code when it starts: it drops what the code does not know, or everything.',
    operation: 'schema.drop',
    source: [
      'Spring Boot: spring.jpa.hibernate.ddl-auto',
      'Hibernate: hbm2ddl.auto',
      'TypeORM: DataSource options, synchronize, dropSchema',
      'Sequelize: sync',
    ],
    remedy: 'Leave it at `validate` or `none` and change the schema by reviewed migrations.',
  },
);

const javaSettings =
  /(?:ddl[-_]?auto|hbm2ddl[._-]auto)["']?\s{0,9}(?:[:=>,]|\}?\s{0,5}value\s{0,3}=)\s{0,9}["']?(?:create(?:-drop|-only)?|drop(?:-and-create)?)["']?\s{0,9}(?:[#,;})</>].{0,200})?$/i;
const generation = /schema-generation\.database\.action["']?\s{0,9}[:=]\s{0,9}["']?drop(?:-and-create)?/i;
const scriptSettings =
  /(?:^|[\s{,"'])(?:synchronize|dropSchema|TYPEORM_SYNCHRONIZE|DB_SYNCHRONIZE|TYPEORM_DROP_SCHEMA|DATABASE_SYNCHRONIZE)["']?\s{0,9}[:=]\s{0,9}["']?true\b/;
const forced = /\.sync\s{0,5}\(\s{0,5}\{\s{0,5}["']?force["']?\s{0,5}:\s{0,5}true/;
const remark = /^\s{0,200}(?:#|\/\/|\*|\/\*|<!--|--|;)/;
const trial =
  /(?:^|\/)(?:tests?|__tests__|spec|e2e|fixtures?|examples?|docs?|mocks?|testdata|samples?)(?:\/|$)|[.-](?:test|spec|e2e-spec|mock)\.|(?:^|[/._-])(?:test|local|dev(?:elopment)?|h2|it)\.(?:properties|ya?ml|env|json|conf)$|application-(?:test|local|dev|h2|it|ci)/i;

/** Whether a file may hold such settings. */
export function mayHoldSettings(path: string): boolean {
  return (
    /\.(?:properties|ya?ml|xml|conf|env|[cm]?[jt]s|json|java|kt|groovy|toml)$|(?:^|\/)\.env[\w.-]{0,40}$/i.test(
      path,
    ) &&
    !trial.test(path) &&
    !/package(?:-lock)?\.json$|tsconfig/.test(path)
  );
}

/** Whether a line sets it. */
export function setsRecreation(path: string, text: string): boolean {
  if (text.length > 2_000 || remark.test(text)) return false;
  if (javaSettings.test(text) || generation.test(text)) return true;
  return (
    (/\.(?:[cm]?[jt]s|json|ya?ml|env)$|\.env/i.test(path) && scriptSettings.test(text)) ||
    (/\.[cm]?[jt]s$/i.test(path) && forced.test(text))
  );
}
