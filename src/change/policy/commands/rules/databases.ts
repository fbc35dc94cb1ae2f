import { destroying, type Tool } from '../tool.ts';

const reset = destroying('database-reset', 'A command empties or rebuilds a database', {
  why: 'It is meant for a developer’s own database: run against another it drops everything that is in it.',
  operation: 'schema.drop',
  source: [
    'Prisma CLI reference',
    'Rails guides: Active Record Migrations',
    'Laravel: Migrations',
    'Flyway: clean',
    'Liquibase: drop-all',
    'Django: flush',
    'TypeORM CLI',
    'Drizzle Kit',
    'Sequelize CLI',
    'Alembic: downgrade',
    'PostgreSQL: dropdb, dropuser',
    'MySQL: mysqladmin',
    'EF Core tools',
    'Ecto: mix ecto.drop',
    'Doctrine: schema:drop',
    'Supabase CLI',
    'golang-migrate',
    'Knex.js: migrations',
  ],
});

/** Command lines of databases and of the frameworks that migrate them. */
export const databases: readonly Tool[] = [
  {
    names: ['prisma', 'prisma1'],
    rules: [
      {
        rule: reset,
        block: [
          'migrate reset',
          'db push --force-reset|--accept-data-loss',
          'db execute',
          'db drop',
          'migrate resolve',
          'reset',
          'db push --force|--accept-data-loss',
        ],
        warn: ['db push'],
      },
    ],
  },
  {
    names: ['rails', 'rake', 'spring'],
    rules: [
      {
        rule: reset,
        block: [
          '** db:drop|db:reset|db:schema:load|db:drop:*|db:migrate:reset|db:purge|db:purge:*|db:truncate_all|db:structure:load|db:rollback|db:drop:all|db:seed:replant|db:setup|db:schema:load:*|db:reset:*|assets:clobber:db|apartment:drop|db:migrate:down|db:mongoid:drop|db:mongoid:purge|db:abort_if_pending_drop',
        ],
      },
    ],
  },
  {
    names: ['artisan', 'sail'],
    rules: [
      {
        rule: reset,
        block: [
          '** migrate:fresh|migrate:reset|migrate:refresh|db:wipe',
          '** migrate:rollback',
          '** queue:flush|queue:clear|horizon:clear|cache:clear --force',
          'migrate:install --drop',
          '** telescope:clear --force',
        ],
      },
    ],
  },
  {
    names: ['flyway', 'flywaydb'],
    rules: [
      {
        rule: reset,
        block: [
          '** clean',
          '** undo',
          '** -cleanOnValidationError=true',
          '** repair',
          '** -cleanDisabled=false clean',
        ],
      },
    ],
  },
  {
    names: ['liquibase'],
    rules: [
      {
        rule: reset,
        block: [
          '** dropAll|drop-all',
          '** rollback|rollback-count|rollbackCount|rollback-to-date|rollbackToDate|rollback-one-changeset',
          '** clearChecksums|clear-checksums',
        ],
      },
    ],
  },
  {
    names: ['mvn', 'mvnw', 'gradle', 'gradlew', 'sbt'],
    rules: [
      {
        rule: reset,
        block: [
          '** flyway:clean|flywayClean|liquibase:dropAll|dropAll|*:flywayClean|*:flyway:clean*|flyway:undo|flywayUndo|liquibase:rollback|*:dropAll|*flyway-maven-plugin*:clean',
        ],
      },
    ],
  },
  {
    names: ['manage.py', 'django-admin', 'django'],
    valued: '--settings --pythonpath',
    rules: [
      {
        rule: reset,
        block: [
          'flush|reset_db|sqlflush --execute',
          'flush',
          'reset_db',
          'migrate * zero',
          'sqlclear',
          'reset_schema|drop_test_database|delete_all_data|truncate',
          'dropdb|clear_index|rebuild_index',
          'squashmigrations --noinput',
          'flushall|clean_duplicate_history',
        ],
      },
    ],
  },
  {
    names: ['typeorm', 'typeorm-ts-node-commonjs', 'typeorm-ts-node-esm', 'typeorm-extension'],
    rules: [
      {
        rule: reset,
        block: ['schema:drop', 'schema:sync', 'migration:revert', 'db:drop', 'query', 'database:drop'],
      },
    ],
  },
  {
    names: ['drizzle-kit'],
    rules: [{ rule: reset, block: ['push --force', 'drop', 'push:* --force'], warn: ['push', 'push:*'] }],
  },
  {
    names: ['sequelize', 'sequelize-cli'],
    rules: [
      { rule: reset, block: ['db:drop', 'db:migrate:undo:all', 'db:migrate:undo', 'db:seed:undo:all'] },
    ],
  },
  {
    names: ['knex'],
    rules: [
      {
        rule: reset,
        block: ['migrate:rollback --all', 'migrate:rollback', 'migrate:down', 'migrate:unlock --force'],
      },
    ],
  },
  {
    names: ['mikro-orm', 'mikro-orm-esm'],
    rules: [
      {
        rule: reset,
        block: ['schema:drop', 'schema:fresh', 'migration:fresh', 'migration:down', 'database:drop'],
      },
    ],
  },
  {
    names: ['alembic', 'flask', 'quart', 'aerich', 'masonite', 'pw_migrate'],
    rules: [
      {
        rule: reset,
        block: [
          'downgrade',
          'db downgrade',
          'db drop',
          '** downgrade base',
          'drop-db|drop_db|drop_all|init-db --drop|recreate_db|reset-db|reset_db',
        ],
        warn: ['stamp'],
      },
    ],
  },
  {
    names: ['airflow', 'superset', 'mlflow'],
    rules: [
      {
        rule: reset,
        block: [
          'db reset|clean|downgrade|shell',
          'resetdb',
          'db drop',
          'dags delete',
          'gc',
          'pools|variables delete',
        ],
      },
    ],
  },
  {
    names: ['dotnet-ef', 'dotnet'],
    rules: [
      {
        rule: reset,
        block: [
          'ef database drop',
          'database drop',
          'ef database update 0',
          'database update 0',
          'ef migrations remove --force',
        ],
      },
    ],
  },
  {
    names: ['mix'],
    rules: [
      {
        rule: reset,
        block: ['ecto.drop|ecto.reset|ecto.rollback|ash.reset|ash_postgres.drop|event_store.drop'],
      },
    ],
  },
  {
    names: [
      'console',
      'doctrine',
      'symfony',
      'bin/console',
      'doctrine-migrations',
      'phinx',
      'craft',
      'drush',
      'wp',
      'magento',
      'spark',
      'cake',
      'yii',
      'typo3',
    ],
    rules: [
      {
        rule: reset,
        block: [
          '** doctrine:database:drop|doctrine:schema:drop|d:d:d|d:s:d|orm:schema-tool:drop|doctrine:mongodb:schema:drop',
          '** doctrine:schema:update --force',
          '** doctrine:fixtures:load !--append',
          '** doctrine:migrations:migrate first|0',
          'db reset|clean|drop',
          'site empty',
          'sql-drop|sql:drop|site-install|site:install',
          'rollback -t|--target=0',
          'setup:uninstall',
          'migrate:refresh|migrate:rollback',
          'migrate/fresh|migrate/down',
          'migrations rollback',
          'site delete',
          'post delete --force',
          'user delete',
        ],
      },
    ],
  },
  {
    names: ['supabase'],
    rules: [
      {
        rule: reset,
        block: [
          'db reset',
          'projects delete',
          'functions delete',
          'stop --no-backup',
          'storage rm',
          'branches delete',
          'secrets unset',
          'migration repair',
          'db push --include-all --force',
          'postgres-config delete',
          'sso remove',
          'domains delete',
        ],
      },
    ],
  },
  {
    names: [
      'migrate',
      'dbmate',
      'goose',
      'sql-migrate',
      'tern',
      'soda',
      'buffalo',
      'atlas',
      'sqlx',
      'diesel',
      'sea-orm-cli',
      'refinery',
      'skeema',
      'dbx',
      'amacrin',
      'bytebase',
      'pgroll',
      'sqitch',
      'rambler',
      'graphile-migrate',
      'db-migrate',
      'node-pg-migrate',
      'pg-migrate',
      'migrate-mongo',
      'ace',
      'nova',
      'directus',
      'strapi',
      'hasura',
      'edgedb',
      'gel',
      'nest',
      'orchid',
      'piccolo',
      'yoyo',
      'tortoise',
      'evolve',
      'grate',
      'roundhouse',
      'encore',
      'medusa',
      'payload',
      'redwood',
      'rw',
      'keystone',
    ],
    valued:
      '-path -database -source --path --database --source -u --url -d --dir -env --env --migrations-dir -e',
    rules: [
      {
        rule: reset,
        block: [
          'drop',
          'database drop|reset',
          '** reset',
          'down -all|--all',
          'down-to 0',
          'schema clean',
          'migrate down',
          'revert --to=@ROOT',
          'force',
          'migration revert|redo',
          'migrate fresh|reset|refresh|down',
          'reset:all|db:reset|db:drop|migration:fresh|migration:reset|migration:refresh|db:wipe|migrate:fresh|migrate:reset|migrate:refresh|migrate:down',
          'prisma migrate reset',
          'db drop|reset',
          'migrate fresh',
          'metadata clear',
          'project destroy',
          'branch wipe',
          'instance destroy',
          'migrations backward',
          'down',
          'rollback',
          'revert',
          'database wipe',
        ],
      },
    ],
  },
  {
    names: ['dropdb', 'dropuser', 'pg_dropcluster', 'pg_resetwal', 'dropdb-all', 'mysql_drop'],
    rules: [{ rule: reset, block: ['**', '** -f'] }],
  },
  {
    names: ['mysqladmin', 'mariadb-admin'],
    valued: '-u -h -P -p --user --host --port --password -S',
    rules: [{ rule: reset, block: ['** drop', '** flush-logs --force'] }],
  },
  { names: ['pg_restore'], rules: [{ rule: reset, block: ['** -c|--clean'] }] },
  { names: ['mongorestore'], dry: '--dryRun', rules: [{ rule: reset, block: ['** --drop'] }] },
  {
    names: ['influx'],
    rules: [
      {
        rule: reset,
        block: ['bucket|org|user|auth|delete delete', 'delete', '** -execute|--execute=drop*|delete*'],
      },
    ],
  },
  { names: ['ldapdelete'], dry: '-n', rules: [{ rule: reset, block: ['** -r'] }] },
  {
    names: ['zkcli', 'zkcli.sh', 'zookeeper-shell', 'zookeeper-shell.sh'],
    rules: [{ rule: reset, block: ['** deleteall|rmr|delete'] }],
  },
  {
    names: ['nodetool', 'cqlsh'],
    rules: [
      { rule: reset, block: ['clearsnapshot', 'truncate*', 'removenode', 'decommission', 'assassinate'] },
    ],
  },
  {
    names: ['cypher-shell', 'neo4j-admin'],
    rules: [
      {
        rule: reset,
        block: [
          'database load --overwrite-destination|--overwrite-destination=true',
          'load --force',
          'unbind',
          '** *detach*delete*|*drop*database*',
        ],
      },
    ],
  },
  {
    names: ['rabbitmqctl', 'rabbitmqadmin'],
    rules: [
      {
        rule: reset,
        block: [
          '** reset|force_reset|purge_queue|delete_queue|delete_vhost|delete_user',
          '** delete',
          '** purge',
        ],
      },
    ],
  },
  { names: ['kafka-topics', 'kafka-topics.sh'], rules: [{ rule: reset, block: ['** --delete'] }] },
  {
    names: [
      'kafka-delete-records',
      'kafka-delete-records.sh',
      'kafka-streams-application-reset',
      'kafka-streams-application-reset.sh',
    ],
    rules: [{ rule: reset, block: ['**'] }],
  },
  {
    names: ['kafka-consumer-groups', 'kafka-consumer-groups.sh'],
    dry: '--dry-run',
    rules: [{ rule: reset, block: ['** --reset-offsets --execute', '** --delete', '** --delete-offsets'] }],
  },
  {
    names: ['kafka-configs', 'kafka-configs.sh', 'kafka-acls', 'kafka-acls.sh'],
    rules: [
      {
        rule: reset,
        block: [
          '** --alter --add-config=*retention.ms=0*|*retention.ms=1*',
          '** --remove',
          '** --alter --delete-config',
        ],
      },
    ],
  },
  {
    names: ['rpk', 'kcat', 'kaf', 'pulsar-admin', 'nats', 'kafkactl'],
    rules: [
      {
        rule: reset,
        block: [
          'topic|topics|group|stream|kv|object|consumer|namespaces|tenants delete|rm|trim-prefix|purge|del|delete-records',
          '** purge',
          'topics delete|delete-partitioned-topic|skip-all|clear-backlog',
        ],
      },
    ],
  },
  {
    names: ['curator', 'curator_cli', 'elasticdump'],
    dry: '--dry-run',
    rules: [{ rule: reset, block: ['delete_indices|delete_snapshots|delete-indices|delete-snapshots'] }],
  },
];
