import { destroying, type Tool } from '../tool.ts';

const source = ['Docker CLI reference', 'Podman documentation', 'nerdctl command reference'];
const volumes = destroying('container-volumes', 'A command deletes the volumes or images of a host', {
  why: 'What containers keep is in volumes: a database that runs in one is gone with it.',
  operation: 'data.delete',
  source,
});
const running = destroying('container-removal', 'A command removes running containers', {
  why: 'What they serve stops, and what they wrote outside of volumes is lost.',
  operation: 'infrastructure.destroy',
  source,
});
const host = destroying('container-host', 'A container gets the whole host', {
  why: 'A privileged container with the root of the host can change and delete everything on it.',
  operation: 'code.execute',
  source,
});
const valued =
  '--context -c -H --host -l --log-level --config --tlscacert --tlscert --tlskey --url --connection --namespace -n -f --file -p --project-name --profile --env-file --project-directory';

/** Containers of one machine. */
export const containers: readonly Tool[] = [
  {
    names: ['docker', 'podman', 'nerdctl', 'finch', 'docker-compose', 'podman-compose', 'lima', 'limactl'],
    valued,
    dry: '--dry-run',
    rules: [
      {
        rule: volumes,
        block: [
          'system|volume|image|container|builder|buildx|network prune -a|--all',
          'system prune',
          'system prune --volumes',
          'volume prune',
          'image prune',
          'volume rm|remove',
          'compose down|rm -v|--volumes',
          'compose ** down -v|--volumes',
          'down -v|--volumes',
          'rm -v --stop',
          'volume rm -f',
          'pod rm -f',
          'system reset',
          'compose down --rmi=all',
          'container prune',
          'machine rm',
          'context rm',
          'rmi -f',
        ],
        warn: ['builder|buildx prune', 'network prune'],
      },
      {
        rule: running,
        block: [
          'rm -f|--force',
          'container rm -f|--force',
          'stack rm|down|remove',
          'service rm|remove',
          'swarm leave --force',
          'node rm',
          'secret|config rm',
          'kill',
          'container kill',
        ],
      },
      {
        rule: host,
        block: [
          'run --privileged -v|--volume=/:/*',
          'run -v|--volume=/:/*',
          'run --privileged --mount=*source=/,*',
          'run --privileged --mount=*src=/,*',
          'container run -v|--volume=/:/*',
          'run --privileged --pid=host',
        ],
      },
    ],
  },
];
