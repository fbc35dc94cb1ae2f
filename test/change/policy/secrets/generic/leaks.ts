import { drawn, signedToken } from '../credentials.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const utf16 = (text: string) => Buffer.from(text, 'utf16le').toString('base64');

/** Credentials that stand in a notation of their own: the rule that finds them, path, and the text with the password. */
export const leaks: readonly (readonly [string, string, string, (v: string) => string])[] = [
  ...[
    'postgres',
    'postgresql',
    'postgresql+psycopg2',
    'mysql',
    'mysql2',
    'mysql+pymysql',
    'mariadb',
    'mongodb',
    'mongodb+srv',
    'redis',
    'rediss',
    'amqp',
    'amqps',
    'sqlserver',
    'mssql',
    'mssql+pyodbc',
    'clickhouse',
    'cockroachdb',
    'neo4j+s',
    'nats',
    'mqtt',
    'ldap',
    'ldaps',
    'smtp',
    'smtps',
    'imaps',
    'elasticsearch',
    'couchdb',
    'influxdb',
    'snowflake',
    'redshift+psycopg2',
    'oracle+cx_oracle',
  ].map(
    (scheme) =>
      [
        `${scheme}://`,
        'secret/connection-string',
        'config/app.yml',
        (v: string) => `  url: "${scheme}://app:${v}@db-1.prod.acme.io:5432/app?ssl=true"`,
      ] as const,
  ),
  [
    'redis without a user',
    'secret/connection-string',
    '.env',
    (v) => `REDIS_URL=redis://:${v}@cache.acme.io:6379/0`,
  ],
  [
    'JDBC in the address',
    'secret/connection-string',
    'a.properties',
    (v) => `url=jdbc:postgresql://app:${v}@db.acme.io/x`,
  ],
  [
    'on this machine',
    'secret/connection-string',
    'a.js',
    (v) => `connect('postgres://app:${v}@localhost:5432/x')`,
  ],
  [
    'in a container',
    'secret/connection-string',
    'docker-compose.yml',
    (v) => `DATABASE_URL: mysql://app:${v}@db/x`,
  ],
  [
    'in prose',
    'secret/connection-string',
    'README.md',
    (v) => `Use postgres://app:${v}@db.acme.io/x for now.`,
  ],
  [
    'escaped',
    'secret/connection-string',
    '.env',
    (v) => `URL=postgres://app:${encodeURIComponent(`${v}/!`)}@db.acme.io/x`,
  ],
  [
    'ADO.NET',
    'secret/connection-string',
    'appsettings.json',
    (v) => `"Server=tcp:db.acme.io,1433;Database=x;User Id=app;Password=${v};Encrypt=True"`,
  ],
  [
    'ADO.NET, short',
    'secret/connection-string',
    'web.config',
    (v) => `connectionString="Data Source=db;Initial Catalog=x;uid=app;pwd=${v}"`,
  ],
  [
    'ODBC',
    'secret/connection-string',
    'a.py',
    (v) => `c = "DRIVER={ODBC Driver 18 for SQL Server};SERVER=db.acme.io;UID=app;PWD=${v}"`,
  ],
  [
    'JDBC with parameters',
    'secret/connection-string',
    'A.java',
    (v) => `"jdbc:mysql://db.acme.io/x?user=app&password=${v}&useSSL=true"`,
  ],
  [
    'JDBC for SQL Server',
    'secret/connection-string',
    'A.java',
    (v) => `"jdbc:sqlserver://db.acme.io:1433;user=app;password=${v};encrypt=true"`,
  ],
  [
    'libpq',
    'secret/connection-string',
    'a.py',
    (v) => `connect("host=db.acme.io dbname=x user=app password=${v}")`,
  ],
  [
    'Go and MySQL',
    'secret/connection-string',
    'main.go',
    (v) => `sql.Open("mysql", "app:${v}@tcp(db.acme.io:3306)/x")`,
  ],
  ['Oracle', 'secret/connection-string', 'A.java', (v) => `"jdbc:oracle:thin:app/${v}@//db.acme.io:1521/x"`],
  ['https', 'secret/basic-auth-url', 'a.sh', (v) => `git clone https://deploy:${v}@git.acme.io/app.git`],
  [
    'https, token alone',
    'secret/basic-auth-url',
    'a.sh',
    (v) => `git clone https://${v}${v}@git.acme.io/app.git`,
  ],
  [
    'https, pip',
    'secret/basic-auth-url',
    'requirements.txt',
    (v) => `--index-url https://ci:${v}@pypi.acme.io/simple`,
  ],
  ['ftp', 'secret/basic-auth-url', 'a.sh', (v) => `wget ftp://deploy:${v}@files.acme.io/x.tar.gz`],
  ['sftp', 'secret/basic-auth-url', 'a.py', (v) => `url = "sftp://deploy:${v}@files.acme.io/in"`],
  [
    'proxy',
    'secret/basic-auth-url',
    'a.sh',
    (v) => `export HTTPS_PROXY=http://proxy:${v}@proxy.acme.io:3128`,
  ],
  ['Gemfile', 'secret/basic-auth-url', 'Gemfile', (v) => `source "https://ci:${v}@gems.acme.io"`],
  [
    'lock file',
    'secret/basic-auth-url',
    'yarn.lock',
    (v) => `  resolved "https://ci:${v}@npm.acme.io/a/-/a-1.0.0.tgz"`,
  ],
  [
    'bearer',
    'secret/authorization-header',
    'a.sh',
    (v) => `curl -H "Authorization: Bearer ${v}${v}" https://api.acme.io`,
  ],
  [
    'bearer, code',
    'secret/authorization-header',
    'a.js',
    (v) => `headers: { Authorization: 'Bearer ${v}${v}' }`,
  ],
  ['bearer, http file', 'secret/authorization-header', 'a.http', (v) => `Authorization: Bearer ${v}${v}`],
  ['token', 'secret/authorization-header', 'a.py', (v) => `headers = {"Authorization": "Token ${v}${v}"}`],
  [
    'basic',
    'secret/authorization-header',
    'a.sh',
    (v) => `curl -H 'Authorization: Basic ${base64(`app:${v}`)}' https://api.acme.io`,
  ],
  [
    'basic, YAML',
    'secret/authorization-header',
    'a.yml',
    (v) => `authorization: "Basic ${base64(`app:${v}`)}"`,
  ],
  ['curl -u', 'secret/command-line-password', 'a.sh', (v) => `curl -sS -u "app:${v}" https://api.acme.io`],
  [
    'curl --user',
    'secret/command-line-password',
    'a.md',
    (v) => `curl --user app:${v} -X POST https://api.acme.io`,
  ],
  ['mysql -p', 'secret/command-line-password', 'a.sh', (v) => `mysql -h db.acme.io -u root -p${v} app`],
  ['mysqldump -p', 'secret/command-line-password', 'a.sh', (v) => `mysqldump -uroot -p'${v}' app > dump.sql`],
  ['sshpass', 'secret/command-line-password', 'a.sh', (v) => `sshpass -p '${v}' ssh root@host.acme.io`],
  [
    'docker login',
    'secret/command-line-password',
    'a.sh',
    (v) => `docker login -u ci -p ${v} registry.acme.io`,
  ],
  ['redis-cli', 'secret/command-line-password', 'a.sh', (v) => `redis-cli -h cache.acme.io -a ${v} ping`],
  [
    'ldapsearch',
    'secret/command-line-password',
    'a.sh',
    (v) => `ldapsearch -x -D cn=admin -w ${v} -b dc=acme`,
  ],
  ['sqlcmd', 'secret/command-line-password', 'a.sh', (v) => `sqlcmd -S db.acme.io -U sa -P '${v}' -i a.sql`],
  [
    'openssl',
    'secret/command-line-password',
    'a.sh',
    (v) => `openssl pkcs12 -in a.p12 -passin pass:${v} -out b`,
  ],
  [
    'JWT',
    'secret/jwt',
    'a.js',
    (v) => `const t = "${signedToken({ alg: 'HS256', typ: 'JWT' }, { sub: v, iss: 'acme' }, v.length)}"`,
  ],
  [
    'JWT, bearer',
    'secret/jwt',
    'a.sh',
    (v) => `curl -H "Authorization: Bearer ${signedToken({ alg: 'RS256' }, { sub: v }, v.length)}"`,
  ],
  [
    'npm token',
    'secret/npmrc',
    '.npmrc',
    (v) => `//npm.acme.io/:_authToken=${v.replace(/[^A-Za-z0-9]/g, 'Q')}`,
  ],
  ['npm auth', 'secret/npmrc', '.npmrc', (v) => `//npm.acme.io/:_auth=${base64(`ci:${v}`)}`],
  ['npm password', 'secret/npmrc', '.npmrc', (v) => `//npm.acme.io/:_password="${base64(v)}"`],
  ['netrc', 'secret/netrc', '.netrc', (v) => `machine git.acme.io login ci password ${v}`],
  ['netrc, lines', 'secret/netrc', '_netrc', (v) => `machine git.acme.io\n  login ci\n  password ${v}\n`],
  [
    'docker config',
    'secret/docker-config',
    '.docker/config.json',
    (v) => `{"auths": {"r.acme.io": {"auth": "${base64(`ci:${v}`)}"}}}`,
  ],
  [
    'kubeconfig',
    'secret/kubeconfig',
    '.kube/config',
    (v) => `users:\n- name: a\n  user:\n    token: ${v}${v}`,
  ],
  [
    'kubeconfig, elsewhere',
    'secret/kubeconfig',
    'deploy/cluster.yaml',
    (v) => `apiVersion: v1\nkind: Config\nclusters: []\nusers:\n- user:\n    password: ${v}`,
  ],
  [
    'Secret, data',
    'secret/kubernetes-secret',
    'k8s/secret.yaml',
    (v) => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: db\ndata:\n  password: ${base64(v)}\n`,
  ],
  [
    'Secret, stringData',
    'secret/kubernetes-secret',
    'k8s/secret.yaml',
    (v) => `apiVersion: v1\nkind: Secret\nstringData:\n  db-password: "${v}"\n`,
  ],
  [
    'Secret, second document',
    'secret/kubernetes-secret',
    'k8s/all.yaml',
    (v) =>
      `kind: ConfigMap\ndata:\n  a: b\n---\nkind: Secret\ntype: Opaque\ndata:\n  API_TOKEN: '${base64(v)}'\n`,
  ],
  ['dotenv', 'secret/dotenv', '.env.production', (v) => `SMTP_PASS=${v}`],
  [
    'state',
    'secret/terraform-state',
    'prod/terraform.tfstate',
    (v) => `"attributes": {"master_password": "${v}"}`,
  ],
  ['variables', 'secret/terraform-variables', 'prod.auto.tfvars', (v) => `api_token = "${v}"`],
  [
    'pypirc',
    'secret/pypirc',
    '.pypirc',
    (v) => `[acme]\nrepository: https://pypi.acme.io\nusername: ci\npassword: ${v}`,
  ],
  ['password file', 'secret/pgpass', '.pgpass', (v) => `db.acme.io:5432:app:app:${v}`],
  [
    'private key in JSON',
    'secret/json-web-key',
    'a.json',
    (v) => `{"kty":"EC","crv":"P-256","x":"${v}${v}","d":"${v}${v}"}`,
  ],
  [
    'call that logs in',
    'secret/login-call',
    'a.php',
    (v) => `$db = new mysqli("db.acme.io", "app", "${v}", "prod");`,
  ],
  [
    'put together of literals',
    'secret/stripe-secret-key',
    'a.js',
    (v) => `const key = "sk_live_${v}" +\n  "${v}";`,
  ],
  [
    'put together, Python',
    'secret/stripe-secret-key',
    'a.py',
    (v) => `key = ("sk_live_"\n       "${v}${v}")`,
  ],
  ['put together, PHP', 'secret/stripe-secret-key', 'a.php', (v) => `$key = 'sk_live_' . '${v}${v}';`],
];

/** Spellings of a text in which one reads no credential, and programs do. */
export const spellings: readonly (readonly [string, (text: string) => string])[] = [
  ['base64', base64],
  ['base64 for addresses', (text) => Buffer.from(text).toString('base64url')],
  ['base64 twice', (text) => base64(base64(text))],
  ['base64, wrapped', (text) => base64(`${text}\n${'# padding '.repeat(12)}`).replace(/.{76}/g, '$&\n')],
  [
    'base64, wrapped and indented',
    (text) =>
      `data: |\n${base64(`${text}\n${'# padding '.repeat(12)}`)
        .replace(/.{64}/g, '$&\n')
        .replace(/^/gm, '    ')}`,
  ],
  ['base64 of UTF-16', utf16],
  ['hexadecimal', (text) => Buffer.from(text).toString('hex')],
  [
    'percent signs',
    (text) => [...text].map((c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`).join(''),
  ],
  [
    '\\u escapes',
    (text) => [...text].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
  ],
  [
    '\\x escapes',
    (text) => [...text].map((c) => `\\x${c.charCodeAt(0).toString(16).padStart(2, '0')}`).join(''),
  ],
  ['entities', (text) => [...text].map((c) => `&#${c.charCodeAt(0)};`).join('')],
];

/** Something to spell: a line with a credential that is found plainly. */
export function spelled(seed: number): string {
  return `DATABASE_URL=postgres://app:${drawn('alphanumeric', 18, seed)}@db.acme.io/app`;
}
