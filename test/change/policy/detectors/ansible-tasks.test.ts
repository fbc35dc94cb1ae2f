import { expect, test } from 'vitest';
import { ansibleTasks } from '../../../../src/change/policy/detectors/ansible-tasks.ts';
import { changeBetween } from '../manifest/change.ts';
import { sightingsBy } from '../sightings.ts';

const task = (module: string, options: string) =>
  `- hosts: all\n  tasks:\n    - name: x\n      ${module}:\n${options.replace(/^/gm, '        ')}\n`;
const seen = async (head: string, path = 'playbooks/site.yml', base?: string) =>
  (
    await sightingsBy(
      ansibleTasks,
      changeBetween(base === undefined ? {} : { [path]: base }, { [path]: head }),
    )
  ).map(({ preview }) => preview);

test.each([
  ['ansible.builtin.file', 'path: /var/lib/postgresql\nstate: absent'],
  ['file', 'path: /srv/data\nstate: absent'],
  ['community.postgresql.postgresql_db', 'name: app\nstate: absent'],
  ['amazon.aws.rds_instance', 'id: prod\nstate: absent'],
  ['amazon.aws.s3_bucket', 'name: prod\nstate: absent\nforce: true'],
  ['amazon.aws.ec2_instance', 'instance_ids: i-1\nstate: terminated'],
  ['kubernetes.core.k8s', 'kind: Namespace\nname: prod\nstate: absent'],
  ['community.docker.docker_volume', 'name: data\nstate: absent'],
  ['community.general.lvol', 'vg: a\nlv: b\nstate: absent'],
  ['azure.azcollection.azure_rm_resourcegroup', 'name: rg\nstate: absent'],
])('%s goes', async (module, options) => {
  expect(await seen(task(module, options))).toHaveLength(1);
});

test.each([
  ['file', 'path: /tmp/build\nstate: absent'],
  ['file', 'path: /etc/nginx/conf.d/default.conf\nstate: absent'],
  ['file', 'path: "{{ build_dir }}"\nstate: absent'],
  ['file', 'path: /srv/data\nstate: directory'],
  ['ansible.builtin.apt', 'name: telnet\nstate: absent'],
  ['lineinfile', 'path: /etc/hosts\nregexp: x\nstate: absent'],
  ['amazon.aws.rds_instance', 'id: prod\nstate: present'],
  ['amazon.aws.ec2_tag', 'resource: i-1\nstate: absent'],
])('%s is made again, or stays', async (module, options) => {
  expect(await seen(task(module, options))).toEqual([]);
});

test('options in one line and blocks are read too', async () => {
  expect(await seen('- block:\n    - file: path=/srv/data state=absent\n', 'roles/a/tasks/main.yml')).toEqual(
    ['removes /srv/data with everything in it'],
  );
});

test('what was there before is no finding, and neither is what Molecule does', async () => {
  const text = task('file', 'path: /srv/data\nstate: absent');
  expect(await seen(`${text}    - debug: {msg: x}\n`, 'site.yml', text)).toEqual([]);
  expect(await seen(text, 'molecule/default/destroy.yml')).toEqual([]);
});
