import type { SecretRule } from '../secret-rule.ts';
import { isUsablePassword } from './secret-value.ts';

/** Where programs of the command line take a password by a letter: curl's `-u`, mysql's `-p`, sshpass, and others. */
export const commandLinePassword: SecretRule = {
  id: 'secret/command-line-password',
  title: 'A password on a command line is in the diff',
  provider: 'the server that the command talks to',
  keywords: [
    'curl',
    'wget',
    'sshpass',
    'mysql',
    'mariadb',
    'docker login',
    'podman login',
    'helm registry',
    'redis-cli',
    'ldap',
    'sqlcmd',
    'bcp',
    'smbclient',
    'mongo',
    '-passin',
    '-passout',
    'htpasswd',
    'cqlsh',
    'lftp',
    'rpcclient',
    'ipmitool',
    'snmp',
    'mosquitto_',
    'influx',
    'az login',
  ],
  pattern:
    /(?:(?<=\bcurl\b[^\r\n|;]{0,300}\s(?:-u|--user|-U|--proxy-user)[ =]{0,2}["']?)(?<user>[^\s:"'$]{1,80}):|(?<=\b(?:sshpass|docker login|podman login|helm registry login|mongo\w{0,8}|az login|cqlsh)\b[^\r\n|;]{0,200}\s-p[ ]{0,2})["']?|(?<=\b(?:mysql\w{0,8}|mysqladmin|mysqldump|mariadb[\w-]{0,8})\b[^\r\n|;]{0,200}\s-p)["']?|(?<=\bredis-cli\b[^\r\n|;]{0,200}\s-a[ ]{1,2})["']?|(?<=\bldap\w{3,10}\b[^\r\n|;]{0,200}\s-w[ ]{0,2})["']?|(?<=\b(?:sqlcmd|bcp|mosquitto_\w{3}|ipmitool)\b[^\r\n|;]{0,200}\s-P[ ]{0,2})["']?|(?<=\b(?:smbclient|rpcclient)\b[^\r\n|;]{0,200}\s-U[ ]{0,2})["']?[^\s%"']{1,60}%|(?<=-pass(?:in|out)[ ]{1,2})["']?pass:|(?<=\bhtpasswd\b[ ]{1,2}-\w{0,4}b\w{0,4}[ ]{1,2}\S{1,100}[ ]{1,2}\S{1,60}[ ]{1,2})["']?|(?<=\blftp\b[^\r\n|;]{0,100}\s-u[ ]{1,2})["']?[^\s,"']{1,60},)(?<secret>[^\s"'`$<>{}|;\\-][^\s"'`<>|;\\]{3,120})/,
  longest: 240,
  near: 300,
  valid: (secret, { user = '' }) =>
    !/^[/.~]|^--?[a-z]/.test(secret) && isUsablePassword(secret, { user, host: 'somewhere.else.net' }),
  remedy: 'Change the password, and hand it over on standard input, in a file or from the environment.',
  source: ['curl(1)', 'MySQL: End-User Guidelines for Password Security', 'sshpass(1)', 'CWE-214'],
};
