import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commandsInPrograms } from '../../../../src/change/policy/detectors/commands-in-programs.ts';
import { programScripts } from '../../../../src/change/policy/shell/sources/program.ts';
import { changeBetween } from '../manifest/change.ts';
import { sightingsOf } from '../sightings.ts';

// Programs stand here as texts: nothing of them runs.
/* biome-ignore-start lint/suspicious/noTemplateCurlyInString: other programs' templates */
const harmful: [string, string][] = [
  ['a/b.py', 'def main():\n    cmd = ["kubectl", "delete", "namespace", ns]\n    subprocess.check_call(cmd)'],
  ['a/c.py', 'subprocess.run(f"terraform -chdir={d} destroy -auto-approve", shell=True)'],
  ['a/c2.py', 'import shutil, os\nshutil.rmtree(os.path.expanduser("~"))'],
  ['a/c3.py', 'from fabric import Connection\nc = Connection("prod")\nc.run("rm -rf /srv/data")'],
  ['a/c4.py', 'await asyncio.create_subprocess_exec("aws", "s3", "rb", "s3://prod", "--force")'],
  [
    'a/c.js',
    "const { exec } = require('child_process');\nexec(`helm uninstall ${name} -n prod`, (err) => {});",
  ],
  ['a/d.mjs', "import { $ } from 'zx';\nawait $`kubectl delete ns ${ns}`;"],
  ['a/e.ts', "import { execa } from 'execa';\nawait execa('docker', ['volume', 'rm', 'pgdata']);"],
  ['a/f.ts', "import { rimraf } from 'rimraf';\nawait rimraf('/var/lib/data');"],
  ['a/g.ts', "await fs.promises.rm('/srv', { recursive: true });"],
  ['a/h.js', "shell.rm('-rf', '/srv/data');"],
  ['a/g.rb', '`kubectl delete ns prod`\n%x(rm -rf /srv/data)'],
  [
    'lib/tasks/x.rake',
    'task :wipe do\n  sh "terraform destroy -auto-approve"\n  FileUtils.rm_rf("/var/lib/data")\nend',
  ],
  [
    'a/g.go',
    'package main\nfunc f(ctx context.Context, n string) error {\n	return exec.CommandContext(ctx, "helm", "uninstall", n).Run()\n}',
  ],
  ['a/h.go', 'package main\nfunc f() { os.RemoveAll("/var/lib/data") }'],
  ['a/i.go', 'package main\nfunc f() { exec.Command("bash", "-c", "rm -rf /srv/data").Run() }'],
  [
    'A.java',
    'class A { void f() throws Exception { Runtime.getRuntime().exec(new String[]{"rm", "-rf", "/srv/data"}); } }',
  ],
  [
    'B.java',
    'class B { void f() throws Exception { new ProcessBuilder("kubectl", "delete", "ns", "prod").start(); } }',
  ],
  ['C.java', 'class C { void f() throws Exception { Runtime.getRuntime().exec("rm -rf /srv/data"); } }'],
  ['C.cs', 'Process.Start("kubectl", "delete ns prod");'],
  ['D.cs', 'Directory.Delete(@"C:\\Data", true);'],
  ['a.rs', 'fn main() { Command::new("rm").arg("-rf").arg("/srv/data").status().unwrap(); }'],
  ['b.rs', 'fn main() { std::fs::remove_dir_all("/srv/data").unwrap(); }'],
  ['a.ex', 'System.cmd("kubectl", ["delete", "ns", "prod"])'],
  ['a.php', '<?php\nexec("rm -rf $dir /srv/data");'],
  ['b.php', '<?php\n$out = `kubectl delete ns prod`;'],
  ['a.kt', 'fun f() { ProcessBuilder(listOf("rm", "-rf", "/srv/data")).start() }'],
];
const harmless: [string, string][] = [
  [
    'a/o.py',
    'subprocess.run(["git", "push"])\nsubprocess.run(f"rm -rf {tmp}", shell=True)\nshutil.rmtree(tmpdir)\nshutil.rmtree(os.path.join(root, "build"))\nlogger.info("terraform destroy")\nparser.add_argument("--rm", help="rm -rf /")\nrun("echo \'rm -rf /\'", shell=True)',
  ],
  [
    'a/o.ts',
    "program.command('destroy <name>').description('terraform destroy');\nawait exec(`rm -rf ${dir}`);\nawait fs.rm(join(dir, 'x'), { recursive: true });\n/rm -rf \\//.exec('rm -rf /srv');\nemitter.on('delete', () => {});\nmap.remove('/srv');\nrouter.delete('/srv', handler);\nawait $`echo rm -rf /`;\nrmSync('dist', { recursive: true });\nfs.rmSync('./node_modules', { recursive: true, force: true });",
  ],
  [
    'a/o.go',
    'package main\n// exec.Command("rm", "-rf", "/")\nfunc f() { os.RemoveAll(tmp); exec.Command("kubectl", "get", "ns").Run(); cmd := &cobra.Command{Use: "delete ns"}; os.RemoveAll("testdata/out") }',
  ],
  [
    'a/o.rb',
    'system("bundle install")\nFileUtils.rm_rf("tmp/cache")\nFileUtils.rm_rf(Dir.mktmpdir)\nputs "rm -rf /"',
  ],
  ['tests/test_a.py', 'subprocess.run(["rm", "-rf", "/srv"])'],
  [
    'a/O.java',
    'class O { void f() { log.info("rm -rf /srv"); executor.execute(() -> run()); list.remove("/srv"); statement.execute("SELECT 1"); } }',
  ],
];
/* biome-ignore-end lint/suspicious/noTemplateCurlyInString: other programs' templates */

describe('commands in programs', () => {
  test.each(harmful)('%s destroys: %s', (path, text) => {
    const found = sightingsOf(commandsInPrograms, changeBetween({}, { [path]: text }));
    expect(found.map(({ rule }) => rule)).not.toEqual([]);
  });

  test.each(harmless)('%s only says or tidies: %s', (path, text) => {
    expect(sightingsOf(commandsInPrograms, changeBetween({}, { [path]: text }))).toEqual([]);
  });

  test('a finding stands where the call begins', () => {
    const [found] = sightingsOf(
      commandsInPrograms,
      changeBetween({}, { 'a.py': 'import os\n\nos.system(\n  "kubectl delete ns prod")\n' }),
    );
    expect(found?.lines).toEqual({ start: 3, end: 3 });
  });
});

test('no program makes it throw', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.constantFrom('a.py', 'a.ts', 'a.rb', 'a.php', 'a.go', 'a.ex'),
      (text, path) => {
        programScripts(path, `system(${text}); x = [${text}`);
      },
    ),
  );
});
