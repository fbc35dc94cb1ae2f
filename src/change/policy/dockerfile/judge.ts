import type { Sighting } from '../detector.ts';
import { reportOf } from '../manifest/report.ts';
import type { Rule } from '../rule.ts';
import { type Instruction, instructionsOf, type Stage, stagesOf, wordsOf } from './read.ts';
import { dockerfileRules as rules } from './rules.ts';

/** What a change of a Dockerfile puts into the image, or takes from it. */
export function dockerfileSightings(
  base: string | null,
  head: string,
  path: string,
  added: ReadonlySet<number>,
  irreversible: boolean,
): Sighting[] {
  const found: Sighting[] = [];
  const say = (rule: Rule, line: number | undefined, preview: string, weight?: Rule['weight']) =>
    found.push(reportOf(rule, path, line, preview, weight === undefined ? {} : { weight }));
  const [was, is] = [stagesOf(instructionsOf(base ?? '')), stagesOf(instructionsOf(head))];
  const isNew = ({ line, endLine }: Instruction) => {
    for (let at = line; at <= endLine; at += 1) if (added.has(at)) return true;
    return false;
  };
  for (const [index, stage] of is.entries()) {
    const last = index === is.length - 1;
    for (const one of stage.instructions) {
      if (!isNew(one)) continue;
      if (one.name === 'ADD') download(one, say);
      if (one.name === 'ADD' || one.name === 'COPY') credentials(one, last, say);
    }
  }
  if (base !== null) {
    images(was, is, irreversible ? 'block' : 'warn', say);
    const [before, after] = [was.at(-1), is.at(-1)];
    if (before !== undefined && after !== undefined) {
      const [old, now] = [volumesOf(before), volumesOf(after)];
      for (const [volume] of old) {
        if (now.has(volume)) continue;
        const instead = [...now].find(([one]) => !old.has(one));
        const preview =
          instead === undefined ? `VOLUME ${volume} goes` : `VOLUME ${volume} becomes ${instead[0]}`;
        say(rules.volume, instead?.[1], preview);
      }
    }
  }
  const [user, former] = [userOf(is.at(-1)), userOf(was.at(-1))];
  if (user !== undefined && isRoot(user.text) && (former === undefined || !isRoot(former.text))) {
    say(rules.root, user.line, `USER ${user.text}`);
  }
  return found;
}

type Say = (rule: Rule, line: number | undefined, preview: string, weight?: Rule['weight']) => void;

function download(one: Instruction, say: Say): void {
  if (one.flags.some((flag) => flag.startsWith('--checksum='))) return;
  for (const source of wordsOf(one.text).slice(0, -1)) {
    const isGit = /^git@|\.git(?:[#?]|$)|^git:\/\//i.test(source);
    if (isGit) {
      if (/[#=][0-9a-f]{40}\b/.test(source)) continue;
      say(rules.download, one.line, `ADD ${bare(source)}`, 'warn');
    } else if (/^(?:https?|ftp):\/\//i.test(source)) say(rules.download, one.line, `ADD ${bare(source)}`);
  }
}

/** Without what may be a credential. */
function bare(address: string): string {
  return address.replace(/\/\/[^/@]{1,300}@/, '//…@').replace(/[?].{0,2000}$/, '');
}

const secretFile =
  /(?:^|\/)(?:\.env(?:\.(?:prod(?:uction)?|live|local|staging))?|id_(?:rsa|dsa|ecdsa|ed25519)|\.npmrc|\.pypirc|\.netrc|\.git-credentials|\.dockercfg|\.docker\/config\.json|kubeconfig(?:\.ya?ml)?|\.kube(?:\/config)?|\.aws(?:\/credentials)?|\.ssh|\.gnupg|service-?account[\w-]{0,40}\.json|credentials\.json|application_default_credentials\.json|\.htpasswd|\.vault-token|\.pgpass|\.my\.cnf|terraform\.tfvars|terraform\.tfstate|[\w.-]{1,80}\.(?:p12|pfx|jks|keystore|kdbx|ppk)|(?:server|private|privkey|tls|ssl)[\w.-]{0,30}\.key|(?:private|privkey)[\w.-]{0,40}\.pem)$/i;

function credentials(one: Instruction, last: boolean, say: Say): void {
  // From another stage or image it is that stage which has it.
  if (one.flags.some((flag) => flag.startsWith('--from='))) return;
  if (/^<</.test(one.text)) return;
  for (const source of wordsOf(one.text).slice(0, -1)) {
    if (!secretFile.test(source.replace(/\/$/, '').replace(/\*$/, ''))) continue;
    say(rules.credentials, one.line, `${one.name} ${source}`, last ? 'block' : 'warn');
  }
}

const registries =
  /^(?:docker\.io|index\.docker\.io|registry\.hub\.docker\.com|ghcr\.io|quay\.io|mcr\.microsoft\.com|public\.ecr\.aws|registry\.k8s\.io|k8s\.gcr\.io|(?:[a-z]{2,6}\.)?gcr\.io|[\w-]{1,60}-docker\.pkg\.dev|\d{12}\.dkr\.ecr\.[\w-]{1,40}\.amazonaws\.com|[\w-]{1,60}\.azurecr\.io|registry\.gitlab\.com|nvcr\.io|registry\.access\.redhat\.com|registry\.redhat\.io|cgr\.dev|docker\.elastic\.co|container-registry\.oracle\.com|registry\.suse\.com|dhi\.io|icr\.io|registry\.fedoraproject\.org|localhost(?::\d{1,5})?)$/i;

function images(base: readonly Stage[], head: readonly Stage[], weight: Rule['weight'], say: Say): void {
  const names = new Set(head.map(({ name }) => name));
  const known = new Set(base.map(({ image }) => registryOf(image)));
  for (const [index, stage] of head.entries()) {
    if (names.has(stage.image) || stage.image === 'scratch' || stage.image.includes('$')) continue;
    const before =
      base.find(({ name }) => name !== '' && name === stage.name) ??
      base.find(({ image }) => repositoryOf(image) === repositoryOf(stage.image)) ??
      base[index];
    if (before === undefined || before.image === stage.image) continue;
    if (before.image.includes('@sha256:') && !stage.image.includes('@sha256:')) {
      say(rules.base, stage.line, `${before.image} becomes ${stage.image}`, weight);
      continue;
    }
    const registry = registryOf(stage.image);
    if (registry !== null && !known.has(registry) && !registries.test(registry)) {
      say(rules.base, stage.line, `${stage.image} comes from another registry`, weight);
    }
  }
}

/** The host of a registry; null for Docker Hub without one. */
function registryOf(image: string): string | null {
  const first = image.slice(0, Math.max(0, image.indexOf('/')));
  return /[.:]|^localhost$/.test(first) ? first : null;
}

function repositoryOf(image: string): string {
  return image.replace(/@.{0,200}$/, '').replace(/:[\w.-]{1,200}$/, '');
}

function volumesOf({ instructions }: Stage): Map<string, number> {
  const volumes = new Map<string, number>();
  for (const one of instructions) {
    if (one.name !== 'VOLUME') continue;
    for (const word of wordsOf(one.text)) volumes.set(word.replace(/(?<=.)\/$/, ''), one.line);
  }
  return volumes;
}

function userOf(stage: Stage | undefined): Instruction | undefined {
  return stage?.instructions.findLast(({ name }) => name === 'USER');
}

function isRoot(user: string): boolean {
  return /^["']?(?:root|0)["']?(?::|$)/i.test(user);
}
