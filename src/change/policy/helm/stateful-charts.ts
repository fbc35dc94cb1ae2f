/** Charts, and subcharts under their usual names, that hold data. */
const stateful =
  /^(?:[\w-]{1,40}-)?(?:postgres(?:ql)?(?:-ha|-operator|-cluster)?|postgresqlHa|pg|pgo|cloudnative-pg|timescaledb(?:-single)?|mysql(?:ha|-ha|-operator)?|mariadb(?:-galera)?|mongodb(?:-sharded|-operator)?|mongo|redis(?:-ha|-cluster)?|redisHa|valkey(?:-cluster)?|keydb|dragonfly|memcached|kafka|strimzi(?:-kafka-operator)?|redpanda|zookeeper|etcd|elasticsearch|elastic|eck-[\w-]{1,30}|opensearch|solr|meilisearch|typesense|cassandra|k8ssandra|scylla(?:db)?|clickhouse|influxdb2?|victoria-?metrics[\w-]{0,20}|prometheus|kube-prometheus-stack|thanos|mimir(?:-distributed)?|loki(?:-stack|-distributed)?|tempo|grafana|rabbitmq(?:-ha)?|nats|pulsar|minio|seaweedfs|rook-ceph(?:-cluster)?|ceph|longhorn|openebs|vault|consul|keycloak|neo4j|arangodb|couchdb|couchbase|cockroachdb|tidb|yugabyte|vitess|qdrant|weaviate|milvus|chroma(?:db)?|nextcloud|gitlab|gitea|harbor|nexus[\w-]{0,20}|sonarqube|artifactory[\w-]{0,10}|jenkins|wordpress|ghost|database|db|velero)$/i;

export function isStatefulChart(name: string): boolean {
  return name.length < 100 && stateful.test(name.slice(name.lastIndexOf('/') + 1));
}
