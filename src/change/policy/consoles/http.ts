import { destroying } from '../commands/tool.ts';
import type { Command } from '../shell/commands.ts';
import { textOf } from '../shell/word.ts';

export const httpDelete = destroying('http-delete', 'A command deletes something through an API', {
  why: 'An API deletes what its address names, without a plan and without asking.',
  operation: 'infrastructure.destroy',
  source: [
    'RFC 9110: DELETE',
    'Elasticsearch: Delete index, Delete by query',
    'Jenkins: remote access API',
    'HCP Terraform API: Runs',
  ],
});

const own =
  /^['"]?(?:https?:\/\/)?(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|host\.docker\.internal|[\w.-]{1,80}\.(?:test|local|localhost|example|invalid)|(?:[\w-]{1,60}\.)?example\.(?:com|org|net)|httpbin\.org|mock[\w.-]{0,60})(?=[:/]|$)/i;
const store = /:(?:9200|9243|8200|8500|2375|2376|2379|6443|8001|8983|5984|15672|8086|9090|8443)(?:\/|$)/;
const known =
  /(?:api\.github\.com|gitlab|digitalocean|management\.azure|googleapis|amazonaws|cloudflare|heroku|hetzner|linode|vultr|datadoghq|pagerduty|stripe|sentry\.io|opsgenie|newrelic|atlassian|auth0|okta|terraform\.io|mongodb\.com|elastic|kubernetes|k8s|consul|vault|jenkins|rancher|argocd|fly\.io|vercel|netlify|npmjs|docker\.|quay\.io|\bapi\.|\/api\/|\/v[0-9]{1,2}\/|infra|admin|prod|registry|grafana|kibana|nomad|rabbitmq|influx|solr|couch|opensearch|\/apis\/)/i;

/** How much a request that a command makes weighs; null when it deletes nothing. */
export function weighRequest(command: Command): 'block' | 'warn' | null {
  const args = command.argv.slice(1).map(textOf);
  const method = methodOf(command.name, args);
  if (method === null) return null;
  const addresses = args.filter((text) =>
    /^https?:\/\/|^[\w.-]{1,80}:\d|^\$\{|\/_|^[\w-]{1,60}(?:\.[\w-]{1,60}){1,6}\/|^localhost/i.test(text),
  );
  const address = addresses.find((text) => /:\/\/|^\$\{/.test(text)) ?? addresses[0] ?? '';
  const path = address.replace(/^https?:\/\/[^/?#]{0,300}/i, '');
  if (/_delete_by_query\b/.test(address)) {
    const body = args.join(' ') + (command.stdin ?? '');
    return /match_all|q=\*|[?&]q=\*:\*/.test(body) || !/"query"|query\b/.test(body) ? 'block' : 'warn';
  }
  if (/\/doDelete\b|\/doWipeOutWorkspace\b/.test(path)) return 'block';
  if (
    /terraform\.io|\/api\/v2\/runs/.test(address) &&
    (/\/actions\/apply/.test(path) || args.some((text) => /is-destroy["']?\s{0,5}:\s{0,5}true/.test(text)))
  )
    return 'block';
  if (/\/scripts?Text\b/.test(path) && method !== 'GET') return 'warn';
  if (/<delete>|"delete"\s{0,5}:\s{0,5}\{\s{0,5}"query"\s{0,5}:\s{0,5}"\*:\*"/.test(args.join(' ')))
    return 'block';
  if (method !== 'DELETE') return /_close$|_cluster\/reroute/.test(path) && method === 'POST' ? 'warn' : null;
  if (
    store.test(address.replace(/^https?:\/\//, '').replace(/^[^:/]{0,200}/, '')) ||
    command.via.includes('kubectl')
  )
    return 'block';
  if (own.test(address)) return null;
  if (address.startsWith('${'))
    return /url$|localhost|base|test/i.test(address.slice(2, address.indexOf('}'))) && !known.test(address)
      ? 'warn'
      : 'block';
  return known.test(address) ? 'block' : 'warn';
}

function methodOf(name: string, args: readonly string[]): string | null {
  if (name === 'curl' || name === 'curlie') {
    for (const [at, text] of args.entries()) {
      if (/^(?:-[a-zA-Z]{0,8}X|--request)$/.test(text)) return (args[at + 1] ?? '').toUpperCase();
      const joined = /^(?:-[a-zA-Z]{0,8}X|--request=)([A-Za-z]{3,7})$/.exec(text);
      if (joined !== null) return (joined[1] ?? '').toUpperCase();
    }
    return args.some((text) => /^(?:-d|--data\S{0,12}|--json|-F)/.test(text)) ? 'POST' : 'GET';
  }
  if (/^(?:https?|xh|xhs|hey)$/.test(name))
    return args.find((text) => /^(?:DELETE|PUT|POST|PATCH|GET)$/i.test(text))?.toUpperCase() ?? 'GET';
  if (name === 'wget') {
    const at = args.findIndex((text) => /^--method(?:=|$)/.test(text));
    return at === -1 ? 'GET' : ((args[at] ?? '').split('=')[1] ?? args[at + 1] ?? '').toUpperCase();
  }
  if (/^(?:invoke-restmethod|invoke-webrequest|irm|iwr)$/.test(name)) {
    const at = args.findIndex((text) => /^-method$/i.test(text));
    return at === -1 ? 'GET' : (args[at + 1] ?? '').toUpperCase();
  }
  return null;
}
