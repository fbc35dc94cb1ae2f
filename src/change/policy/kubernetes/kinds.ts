/**
 * Kinds of Kubernetes itself whose removal takes data, an identity or a protection along.
 * @see Kubernetes API reference
 */
const core: ReadonlySet<string> = new Set([
  'Namespace',
  'PersistentVolumeClaim',
  'PersistentVolume',
  'StatefulSet',
  'CustomResourceDefinition',
  'StorageClass',
  'Secret',
  'NetworkPolicy',
  'PodDisruptionBudget',
  'VolumeSnapshot',
  'VolumeSnapshotContent',
  'VolumeSnapshotClass',
  'ValidatingWebhookConfiguration',
  'MutatingWebhookConfiguration',
  'ValidatingAdmissionPolicy',
  'ValidatingAdmissionPolicyBinding',
]);

/** Kinds of operators that stand for databases, queues, stores, backups, secrets, clusters and GitOps itself. */
const operators =
  /^(?:Application|ApplicationSet|AppProject|HelmRelease|SealedSecret|ExternalSecret|ClusterExternalSecret|PushSecret|VaultStaticSecret|VaultDynamicSecret|SopsSecret|Backup|ScheduledBackup|BackupSchedule|Schedule|BackupStorageLocation|VolumeSnapshotLocation|BackupPolicy|RecurringJob|Volume|Tenant|Vault|Database|DatabaseCluster|Machine|MachineDeployment|MachineSet|MachinePool|NodePool|Cluster|postgresql|Postgresql|Postgres|PostgresCluster|PerconaPGCluster|PerconaXtraDBCluster|PerconaServerMongoDB|PerconaServerMySQL|SGCluster|InnoDBCluster|MySQL|MysqlCluster|MySQLCluster|MariaDB|TidbCluster|CrdbCluster|VitessCluster|YBCluster|MongoDB|MongoDBCommunity|MongoDBMultiCluster|OpsManager|Kafka|KafkaTopic|KafkaUser|KafkaNodePool|KafkaConnect|Elasticsearch|OpenSearchCluster|OpensearchCluster|SolrCloud|Redis|RedisCluster|RedisReplication|RedisFailover|RedisEnterpriseCluster|RedisEnterpriseDatabase|Dragonfly|Memcached|RabbitmqCluster|NatsCluster|NatsStreamingCluster|Stream|PulsarCluster|CassandraDatacenter|K8ssandraCluster|ScyllaCluster|ClickHouseInstallation|ClickHouseKeeperInstallation|ArangoDeployment|CouchbaseCluster|CouchbaseBucket|Neo4jCluster|Neo4jEnterpriseCluster|ZookeeperCluster|EtcdCluster|InfluxDB|MinIOInstance|Ceph[A-Za-z]{1,30}|ObjectBucketClaim|VirtualMachine|DataVolume|StorageCluster|ClusterPolicy|ConstraintTemplate|AuthorizationPolicy|PeerAuthentication|CiliumNetworkPolicy|CiliumClusterwideNetworkPolicy|GlobalNetworkPolicy)$/;

/** Groups whose objects are resources of a cloud. */
const cloud =
  /(?:\.crossplane\.io|\.upbound\.io|\.services\.k8s\.aws|\.cnrm\.cloud\.google\.com|\.azure\.com|\.cluster\.x-k8s\.io|^cluster\.x-k8s\.io|^kustomize\.toolkit\.fluxcd\.io|^constraints\.gatekeeper\.sh)$/;
/** Their objects that hold nothing. */
const configuring = /(?:ProviderConfig|ProviderConfigUsage|Provider|Configuration|Function|Composition)$/;

/** Whether the removal of such an object takes along what nobody gets back by a revert. */
export function isWeighty({ kind, group }: { readonly kind: string; readonly group: string }): boolean {
  if (group === '') return core.has(kind);
  return operators.test(kind) || (cloud.test(group) && !configuring.test(kind));
}

/** Kinds that come and go, or whose loss a revert mends at once. */
export function isPassing(kind: string): boolean {
  return /^(?:ConfigMap|Job|Pod|Event|Lease|Kustomization|Component|ServiceMonitor|PodMonitor|PrometheusRule|GrafanaDashboard|HorizontalPodAutoscaler|VerticalPodAutoscaler|PriorityClass|Role|RoleBinding|ClusterRole|ClusterRoleBinding|ServiceAccount|Endpoints|EndpointSlice|ReplicaSet|LimitRange|HelmRepository|GitRepository|OCIRepository|ImageRepository|ImagePolicy|Workflow|WorkflowTemplate|Pipeline|PipelineRun|Task|TaskRun|AnalysisTemplate|Config|.{0,60}Patch|ScaledObject)$/.test(
    kind,
  );
}

/** What holds state by itself, for changes that lose it. */
export function holdsState(object: { readonly kind: string; readonly group: string }): boolean {
  return /^(?:PersistentVolumeClaim|PersistentVolume|StatefulSet|Namespace|Secret|CustomResourceDefinition)$/.test(
    object.kind,
  )
    ? object.group === ''
    : object.group !== '' && isWeighty(object);
}
