import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandsOf } from '../../../../src/change/policy/shell/commands.ts';
import { judged, rulesIn } from '../commands/judged.ts';

const inner = [
  'rm -rf /',
  'terraform destroy',
  'git push --force',
  'kubectl delete ns shop',
  'aws s3 rb s3://b --force',
];
const wrappers: readonly ((command: string) => string)[] = [
  (c) => `sudo ${c}`,
  (c) => `sudo -u root -E ${c}`,
  (c) => `doas ${c}`,
  (c) => `env A=b ${c}`,
  (c) => `A=b ${c}`,
  (c) => `nice -n 5 ${c}`,
  (c) => `nohup ${c} &`,
  (c) => `time ${c}`,
  (c) => `timeout 30 ${c}`,
  (c) => `timeout -k 5 30s ${c}`,
  (c) => `command ${c}`,
  (c) => `builtin ${c}`,
  (c) => `exec ${c}`,
  (c) => `bash -c "${c}"`,
  (c) => `sh -c '${c}'`,
  (c) => `bash -lc '${c}'`,
  (c) => `bash -euo pipefail -c '${c}'`,
  (c) => `zsh -c '${c}'`,
  (c) => `eval "${c}"`,
  (c) => `eval ${c}`,
  (c) => `x=$(${c})`,
  (c) => `echo "$(${c})"`,
  (c) => `echo \`${c}\``,
  (c) => `ssh host '${c}'`,
  (c) => `ssh -i k -p 22 u@h ${c}`,
  (c) => `ssh host <<EOF\n${c}\nEOF`,
  (c) => `bash <<'EOF'\n${c}\nEOF`,
  (c) => `bash <<< "${c}"`,
  (c) => `echo '${c}' | sh`,
  (c) => `echo "${Buffer.from(c).toString('base64')}" | base64 -d | bash`,
  (c) => `base64 -d <<< ${Buffer.from(c).toString('base64')} | sh`,
  (c) => `cat <<EOF | bash\n${c}\nEOF`,
  (c) => `su - root -c '${c}'`,
  (c) => `su -c '${c}'`,
  (c) => `chroot /mnt ${c}`,
  (c) => `watch -n 5 '${c}'`,
  (c) => `docker exec -it db ${c}`,
  (c) => `docker exec db sh -c '${c}'`,
  (c) => `docker run --rm -v a:/b alpine ${c}`,
  (c) => `docker compose exec -T web ${c}`,
  (c) => `docker-compose run --rm web ${c}`,
  (c) => `kubectl exec pod -- ${c}`,
  (c) => `kubectl -n x exec -it deploy/x -c y -- sh -c '${c}'`,
  (c) => `python -c "import os; os.system('${c}')"`,
  (c) => `python3 -c 'import subprocess; subprocess.run("${c}", shell=True)'`,
  (c) =>
    `python3 -c 'import subprocess; subprocess.check_call([${c
      .split(' ')
      .map((x) => `"${x}"`)
      .join(', ')}])'`,
  (c) => `perl -e 'system("${c}")'`,
  (c) => `ruby -e 'system("${c}")'`,
  (c) => `ruby -e '\`${c}\`; puts 1'`,
  (c) => `node -e 'require("child_process").execSync("${c}")'`,
  (c) => `php -r 'shell_exec("${c}");'`,
  (c) => `if true; then ${c}; fi`,
  (c) => `for i in 1 2; do ${c}; done`,
  (c) => `while :; do ${c}; done`,
  (c) => `case $x in a) ${c} ;; esac`,
  (c) => `f() { ${c}; }`,
  (c) => `function f { ${c}; }`,
  (c) => `( ${c} )`,
  (c) => `{ ${c}; }`,
  (c) => `true && ${c}`,
  (c) => `false || ${c}`,
  (c) => `! ${c}`,
  (c) => `[ -n "$x" ] && ${c}`,
  (c) => `[[ -n $x ]] && ${c}`,
  (c) => `trap '${c}' EXIT`,
  (c) => `${c} > /dev/null 2>&1`,
  (c) => `${c} || true`,
  (c) => `make deploy CMD="${c}"`,
  (c) => `parallel '${c}' ::: a`,
  (c) => `xargs ${c} < list`,
  (c) => `npx cross-env A=b ${c}`,
  (c) => `flock /tmp/l ${c}`,
  (c) => `tmux new -d '${c}'`,
  (c) => `CMD="${c}"\n$CMD`,
  (c) => `CMD="${c}"\neval "$CMD"`,
  (c) => `${c.replace(' ', ' \\\n  ')}`,
  (c) => `\\${c}`,
  (c) => `"${c.split(' ')[0]}" ${c.split(' ').slice(1).join(' ')}`,
  (c) => `/usr/bin/${c}`,
  (c) => `find . -maxdepth 0 -exec ${c} \\;`,
  (c) => `${c} # wip`,
  (c) => `setsid ${c}`,
  (c) => `stdbuf -oL ${c}`,
  (c) => `script -c '${c}'`,
  (c) => `vagrant ssh -c '${c}'`,
  (c) => `gcloud compute ssh h --command='${c}'`,
  (c) => `heroku run '${c}'`,
  (c) => `sudo bash -c "sudo sh -c '${c}'"`,
  (c) => `ssh h "docker exec c bash -c '${c}'"`,
  (c) => `doppler run -- ${c}`,
  (c) => `aws-vault exec p -- ${c}`,
  (c) => `$SUDO ${c}`,
  (c) => `echo y | ${c}`,
  (c) => `yes | ${c}`,
  (c) => `cat a <(${c})`,
  (c) => `sudo -- ${c}`,
  (c) => `env -i ${c}`,
  (c) => `env -S '${c}'`,
  (c) => `busybox ${c}`,
  (c) => `sshpass -p x ssh h ${c}`,
  (c) => `coproc ${c}`,
  (c) => `${c}&`,
  (c) => `\t${c}\r\n`,
  (c) => `chronic ${c}`,
  (c) => `aws ssm send-command --parameters commands="${c}"`,
  (c) => `aws ssm send-command --parameters '{"commands":["${c}"]}'`,
  (c) => `cmd=(${c}); "\${cmd[@]}"`,
  (c) => `az vm run-command invoke --scripts "${c}"`,
  (c) => `printf '${c}\\n' | bash -s`,
  (c) => `screen -dmS x bash -c '${c}'`,
  (c) => `nsenter -t 1 -m -- ${c}`,
  (c) => `kubectl run x --image=y --restart=Never -- ${c}`,
  (c) => `podman run --rm x ${c}`,
  (c) => `time -p ${c}`,
  (c) => `until ${c}; do sleep 1; done`,
  (c) => `select x in a; do ${c}; done`,
  (c) => `pwsh -Command "${c}"`,
  (c) => `ansible all -m shell -a '${c}'`,
  (c) => `echo '${c}' | at now`,
  (c) => `(crontab -l; echo '0 0 * * * ${c}') | crontab -`,
  (c) => `bash -c $'${c}'`,
  (c) => `rev <<< '${[...c].reverse().join('')}' | sh`,
  (c) => `echo ${Buffer.from(c).toString('hex')} | xxd -r -p | sh`,
  (c) => `source <(echo '${c}')`,
  (c) => `. <(echo '${c}')`,
  (c) => `bash <(echo '${c}')`,
  (c) => `sh -c "$(echo ${Buffer.from(c).toString('base64')} | base64 -d)"`,
  (c) => `eval "$(echo ${Buffer.from(c).toString('base64')} | base64 -d)"`,
  (c) => `eval $(echo '${c}')`,
];
const files: readonly [string, string][] = [
  ['Makefile', 'DIR := /\nclean:\n\trm -rf $(DIR)\n'],
  ['Makefile', 'x:\n\t@echo hi\n\t-@terraform destroy\n'],
  ['Makefile', 'x: ; rm -rf /\n'],
  ['Makefile', 'x:\n\tcd a && \\\n\t  rm -rf /\n'],
  [
    'package.json',
    '{\n "scripts": {\n  "reset": "prisma migrate reset --force",\n  "x": "cross-env A=b rimraf /"\n }\n}',
  ],
  [
    'Dockerfile',
    'FROM a\nRUN apt-get update && \\\n  # c\n  rm -rf /\nCMD ["prisma", "migrate", "reset", "--force"]',
  ],
  ['Dockerfile', 'FROM a\nRUN <<EOF\nset -e\nrm -rf /\nEOF\n'],
  ['Dockerfile', 'FROM a\nENTRYPOINT ["sh", "-c", "rails db:drop && rails s"]'],
  [
    '.github/workflows/a.yml',
    'jobs:\n  a:\n    steps:\n      - run: terraform destroy\n      - name: x\n        run: |\n          echo a\n          kubectl delete ns x\n',
  ],
  ['.gitlab-ci.yml', 'a:\n  script:\n    - echo a\n    - terraform destroy -auto-approve\n'],
  ['.gitlab-ci.yml', 'a:\n  script:\n  - echo a\n  - |\n    set -e\n    terraform destroy\n'],
  ['.gitlab-ci.yml', 'a:\n  script: ["echo a", "terraform destroy"]\n'],
  [
    '.circleci/config.yml',
    'jobs:\n  a:\n    steps:\n      - run:\n          name: x\n          command: |\n            terraform destroy\n      - run: helm uninstall x\n',
  ],
  [
    'azure-pipelines.yml',
    'steps:\n- script: az group delete -n x\n- pwsh: Remove-AzResourceGroup -Name x -Force\n- task: AzureCLI@2\n  inputs:\n    inlineScript: |\n      az vm delete -n x\n',
  ],
  [
    'docker-compose.yml',
    'services:\n  a:\n    command: ["sh","-c","rm -rf /data/* && start"]\n  b:\n    entrypoint: bash -c "python manage.py flush --no-input"\n',
  ],
  [
    'k8s/job.yaml',
    'apiVersion: batch/v1\nkind: Job\nspec:\n  template:\n    spec:\n      containers:\n      - name: x\n        command: ["/bin/sh", "-c"]\n        args: ["redis-cli FLUSHALL"]\n      - name: y\n        command:\n        - sh\n        - -c\n        - |\n          echo hi\n          rails db:drop\n',
  ],
  [
    'Jenkinsfile',
    "node {\n sh \"terraform destroy -auto-approve\"\n sh '''\n  echo a\n  kubectl delete ns x\n '''\n sh(script: \"rm -rf /srv\", returnStatus: true)\n}",
  ],
  ['Taskfile.yml', 'version: 3\ntasks:\n  a:\n    cmds:\n      - terraform destroy\n      - cmd: rm -rf /\n'],
  ['crontab', '0 3 * * * rm -rf /var/lib/mysql\n'],
  ['x.service', '[Service]\nExecStart=/bin/sh -c "rm -rf /srv"\n'],
  ['Procfile', 'release: rails db:schema:load\n'],
  ['.husky/pre-push', 'git push --force\n'],
  ['Vagrantfile', 'config.vm.provision "shell", inline: <<-SHELL\n  rm -rf /srv\nSHELL\n'],
  ['justfile', 'x:\n    terraform destroy\n'],
  ['cloud.yaml', '#cloud-config\nruncmd:\n  - rm -rf /srv/www\n  - [ sh, -c, "mkfs.ext4 /dev/sdb" ]\n'],
  [
    'playbook.yml',
    '- hosts: all\n  tasks:\n    - name: x\n      ansible.builtin.shell: rm -rf /srv/www\n    - command: mkfs.ext4 /dev/sdb\n    - shell:\n        cmd: wipefs -a /dev/sda\n',
  ],
  ['a.ps1', 'Remove-Item -Recurse -Force C:\\\n'],
  ['a.ps1', 'Get-ChildItem C:\\data | Remove-Item -Recurse -Force\n'],
  ['a.ps1', 'Clear-Disk -Number 1 -RemoveData'],
  ['a.ps1', 'Format-Volume -DriveLetter D'],
  ['a.ps1', 'rm -r -fo ~\n'],
  ['a.ps1', 'Remove-AzResourceGroup -Name x -Force'],
  ['a.bat', 'rd /s /q C:\\Users\nif exist x del /s /q D:\\*.*\nformat D: /y\n'],
  ['a.bat', '@echo off\r\nrmdir /S /Q %USERPROFILE%\r\n'],
  [
    'main.tf',
    'resource "x" "y" {\n  provisioner "local-exec" {\n    command = "kubectl delete ns x"\n  }\n}',
  ],
  ['pyproject.toml', '[tool.poe.tasks]\nreset = "alembic downgrade base"\n'],
  ['script', '#!/usr/bin/env bash\nrm -rf /\n'],
  ['buildspec.yml', 'phases:\n  build:\n    commands:\n      - aws s3 rb s3://x --force\n'],
  [
    'action.yml',
    'runs:\n  using: composite\n  steps:\n    - shell: pwsh\n      run: Remove-Item -Recurse -Force C:\\\n',
  ],
  ['composer.json', '{"scripts": {"x": ["@php artisan migrate:fresh --force"]}}'],
  [
    'cloudbuild.yaml',
    'steps:\n- name: gcr.io/x\n  entrypoint: bash\n  args:\n  - -c\n  - gcloud projects delete x\n',
  ],
  [
    'cloudbuild.yaml',
    "steps:\n- name: 'gcr.io/cloud-builders/gcloud'\n  args: ['sql', 'instances', 'delete', 'x']\n",
  ],
  [
    '.github/workflows/b.yml',
    'jobs:\n  a:\n    steps:\n      - uses: x\n        with:\n          script: |\n            x\n      - name: y\n        shell: bash\n        run: >-\n          kubectl delete\n          ns prod\n',
  ],
  ['Rakefile', 'task :x do\n  sh "rm -rf /srv"\nend\n'],
  ['.travis.yml', 'script:\n  - git push --force\n'],
  ['fly.toml', '[deploy]\n  release_command = "rails db:drop"\n'],
];
describe('a command is seen through what wraps it', () => {
  test.each(wrappers.map((wrap) => [wrap('…'), wrap] as const))('%s', (_, wrap) => {
    for (const command of inner)
      expect([command, judged(wrap(command)).includes('block')]).toEqual([command, true]);
  });
});

test('wrappers in wrappers are seen through', () => {
  const quoting = [
    (command: string) => `sudo ${command}`,
    (command: string) => `timeout 5 ${command}`,
    (command: string) => `(${command})`,
    (command: string) => `docker exec c ${command}`,
    (command: string) => `if true; then ${command}; fi`,
    (command: string) => `x=$(${command})`,
    (command: string) => `cat <<'E' | sh\n${command}\nE`,
  ];
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...quoting.slice(0, 2)), { maxLength: 4 }),
      fc.constantFrom(...quoting),
      (simple, outer) => {
        const command = outer(simple.reduce((one, wrap) => wrap(one), 'rm -rf /'));
        expect(judged(command)).toContain('block');
      },
    ),
    { numRuns: 100 },
  );
});

describe('scripts are found where they stand', () => {
  test.each(files)('%s %j', (path, text) => {
    expect(rulesIn(text, path).filter((one) => one.endsWith('block'))).not.toEqual([]);
  });

  test.each([
    ['README.md', '```sh\nrm -rf /\n```'],
    ['docs/a.rst', 'rm -rf /'],
    ['src/a.ts', 'const a = "rm -rf /";'],
    ['values.yaml', 'description: rm -rf /\n'],
    [
      '.github/workflows/a.yml',
      'name: rm -rf /\njobs:\n  a:\n    steps:\n      - run: echo "rm -rf /"\n      # run: rm -rf /\n',
    ],
    ['package.json', '{"description": "rm -rf /", "scripts": {"a": "echo rm -rf /", "b": "rimraf dist"}}'],
    ['Dockerfile', 'FROM a\n# RUN rm -rf /\nRUN rm -rf /var/lib/apt/lists/* /usr/local/go/pkg\n'],
    ['Makefile', 'BUILD := out\nclean:\n\trm -rf $(BUILD)\n\trm -rf "$(BUILD)"/*\n# rm -rf /\n'],
    ['a.bat', 'rem rd /s /q C:\\\n:: del /s *\nrd /s /q node_modules\n'],
    ['a.ps1', '# Remove-Item -Recurse C:\\\nRemove-Item -Recurse -Force ./dist\nWrite-Host "Clear-Disk"\n'],
  ])('%s %j is not run', (path, text) => {
    expect(rulesIn(text, path).filter((one) => one.endsWith('block'))).toEqual([]);
  });
});

test('commands stand on the lines of the file', () => {
  const { commands } = commandsOf('echo a\nsudo rm \\\n  -rf /\nbash <<X\n\nrm x\nX\n', { firstLine: 10 });
  expect(commands.filter(({ name }) => name === 'rm').map(({ line, endLine }) => [line, endLine])).toEqual([
    [11, 12],
    [15, 15],
  ]);
});

test('no text of any kind makes it throw', () => {
  const piece = fc.constantFrom(
    '$(',
    '`',
    '"',
    "'",
    '${',
    '}',
    ')',
    '((',
    '))',
    '<<E\n',
    'E\n',
    '|',
    '&&',
    ';',
    '\n',
    '\\',
    'case x in',
    'a)',
    ';;',
    'esac',
    '[[',
    ']]',
    'x=(',
    '{{',
    '#',
    'sudo ',
    'bash -c ',
    'eval ',
    'rm -rf ',
    '/',
    '$A',
    'A=',
    '\0',
    '\r',
    '>',
    '<(',
    ' ',
  );
  const path = fc.constantFrom(
    'a.sh',
    'a.ps1',
    'a.bat',
    'Makefile',
    'Dockerfile',
    '.gitlab-ci.yml',
    'package.json',
    'Jenkinsfile',
    'a.toml',
    'crontab',
    'x.tf',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), path, (pieces, name) => {
      expect(() => judged(pieces.join(''), name)).not.toThrow();
    }),
    { numRuns: 600 },
  );
});

test('hostile scripts are read in steps that grow with their length', () => {
  const worst = [
    '$(',
    '`',
    '((',
    '${',
    'a|',
    '<(',
    'a "$(b "$(c',
    'cat <<A\n$(',
    'a=$a$a;',
    "eval '",
    '"${',
    '{{',
  ];
  for (const unit of worst) {
    const size = (length: number) =>
      commandsOf(unit.repeat(Math.ceil(length / unit.length)), { firstLine: 1 });
    const [small, large] = [size(4_000), size(16_000)];
    expect(large.commands.length).toBeLessThanOrEqual(small.commands.length * 5 + 100);
  }
});
