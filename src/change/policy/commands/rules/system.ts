import { destroying, type Tool } from '../tool.ts';

const disk = destroying('disk-wipe', 'A command overwrites or removes a disk, a partition or a volume', {
  why: 'What was on it is gone with the first blocks that are written, and no revert brings it back.',
  operation: 'data.delete',
  source: [
    'util-linux manual: wipefs, fdisk',
    'GNU coreutils manual: dd, shred',
    'LVM2 manual',
    'mdadm manual',
    'OpenZFS manual',
    'btrfs documentation',
    'cryptsetup manual',
    'GNU Parted manual',
  ],
});
const system = destroying('system-break', 'A command takes the system apart under what runs on it', {
  why: 'Without its users, schedules, firewall or mounts a machine serves nobody or everybody.',
  operation: 'infrastructure.destroy',
  source: [
    'Linux manual: kill, crontab, iptables, userdel, swapoff, umount, systemctl, chmod, chown',
    'nftables manual',
    'ufw manual',
  ],
});

/** Disks, volumes, and what keeps a machine running. */
export const systemTools: readonly Tool[] = [
  {
    names: ['wipefs'],
    dry: '-n|--no-act',
    rules: [{ rule: disk, block: ['** -a|--all', '** -o|--offset'] }],
  },
  {
    names: [
      'mkfs',
      'mke2fs',
      'mkfs.ext2',
      'mkfs.ext3',
      'mkfs.ext4',
      'mkfs.xfs',
      'mkfs.btrfs',
      'mkfs.vfat',
      'mkfs.fat',
      'mkfs.ntfs',
      'mkfs.f2fs',
      'mkfs.minix',
      'mkfs.exfat',
      'mkntfs',
      'mkswap',
      'newfs',
      'mkdosfs',
      'mkreiserfs',
    ],
    dry: '-n|-N',
    // A file that holds an image is nobody's disk.
    rules: [{ rule: disk, block: ['** /dev/*|$*|LABEL=*|UUID=*|PARTLABEL=*'] }],
  },
  {
    names: ['fdisk', 'sfdisk', 'cfdisk', 'gdisk', 'cgdisk'],
    dry: '-n|--no-act',
    rules: [
      {
        rule: disk,
        block: ['/dev/* !-l|--list|-d|--dump|-J|--json|-V|--verify|-s', '** --delete', '** --wipe'],
      },
    ],
  },
  {
    names: ['sgdisk'],
    dry: '-P|--pretend',
    rules: [{ rule: disk, block: ['** -Z|--zap-all|-z|--zap|-o|--clear|-d|--delete|-n|--new|-G'] }],
  },
  { names: ['parted'], rules: [{ rule: disk, block: ['** mklabel|mktable|rm|mkpart|resizepart'] }] },
  {
    names: [
      'lvremove',
      'vgremove',
      'pvremove',
      'lvreduce',
      'vgreduce',
      'lvconvert',
      'pvcreate',
      'vgcfgrestore',
    ],
    dry: '-t|--test',
    rules: [{ rule: disk, block: ['**'] }],
  },
  {
    names: ['lvresize'],
    dry: '-t|--test',
    rules: [{ rule: disk, block: ['** -L|--size=-*', '** -l|--extents=-*'] }],
  },
  {
    names: ['mdadm'],
    rules: [
      {
        rule: disk,
        block: ['** --stop|-S', '** --zero-superblock', '** --remove|-r', '** --fail|-f', '** --create|-C'],
      },
    ],
  },
  {
    names: ['zpool'],
    dry: '-n',
    rules: [{ rule: disk, block: ['destroy|labelclear|remove|split|export', 'create -f', 'import -F'] }],
  },
  {
    names: ['zfs'],
    dry: '-n',
    rules: [
      {
        rule: disk,
        block: ['destroy|rollback|receive -F|recv -F', 'destroy', 'rollback', 'receive|recv -F'],
      },
    ],
  },
  {
    names: ['btrfs'],
    rules: [
      {
        rule: disk,
        block: [
          'subvolume|sub|su delete|del',
          'device|dev delete|remove',
          'filesystem resize',
          'balance start --full-balance',
          'check --repair',
        ],
      },
    ],
  },
  {
    names: ['cryptsetup'],
    rules: [
      {
        rule: disk,
        block: ['erase|luksErase|luksKillSlot|luksRemoveKey|luksFormat|reencrypt|luksHeaderRestore|remove'],
      },
    ],
  },
  {
    names: [
      'blkdiscard',
      'hdparm',
      'nvme',
      'badblocks',
      'scrub',
      'nwipe',
      'dban',
      'sg_format',
      'flash_erase',
      'flash_eraseall',
      'mtd',
    ],
    rules: [
      {
        rule: disk,
        block: [
          '/dev/*',
          'format|sanitize|delete-ns',
          '** --security-erase|--security-erase-enhanced',
          '-w /dev/*',
          '**  /dev/*',
          'erase',
        ],
      },
    ],
  },
  {
    names: ['diskutil'],
    rules: [
      {
        rule: disk,
        block: [
          'eraseDisk|eraseVolume|secureErase|partitionDisk|zeroDisk|randomDisk|reformat',
          'apfs deleteContainer|deleteVolume|eraseVolume',
          'ap* delete*',
        ],
      },
    ],
  },
  {
    names: ['swapoff', 'umount'],
    rules: [{ rule: system, warn: ['** -l|--lazy', '** -f|--force', '** -a|--all'] }],
  },
  {
    names: ['iptables', 'ip6tables', 'iptables-legacy', 'ebtables'],
    rules: [
      { rule: system, block: ['** -F|--flush', '** -X|--delete-chain', '-P INPUT|OUTPUT|FORWARD ACCEPT'] },
    ],
  },
  { names: ['nft'], rules: [{ rule: system, block: ['flush ruleset|table', 'delete table'] }] },
  { names: ['ufw'], dry: '--dry-run', rules: [{ rule: system, block: ['** disable|reset'] }] },
  { names: ['setenforce'], rules: [{ rule: system, block: ['0|Permissive'] }] },
  {
    names: ['userdel', 'deluser', 'groupdel'],
    rules: [{ rule: system, block: ['** -r|-rf|--remove|--remove-home|--remove-all-files'], warn: ['**'] }],
  },
  { names: ['crontab'], rules: [{ rule: system, block: ['** -r', '-r'] }] },
  {
    names: ['systemctl'],
    rules: [
      {
        rule: system,
        block: [
          'isolate rescue*|emergency*',
          'mask *',
          'disable auditd*|firewalld*|ufw*|fail2ban*|falco*|crowdsec*|apparmor*',
          'stop auditd*|firewalld*|ufw*|fail2ban*|falco*|apparmor*',
        ],
        warn: ['poweroff|reboot|halt'],
      },
    ],
  },
  { names: ['shutdown', 'reboot', 'halt', 'poweroff', 'init'], rules: [{ rule: system, warn: ['**'] }] },
  {
    names: ['ipmitool', 'efibootmgr', 'dmsetup', 'losetup'],
    rules: [{ rule: system, block: ['** power|chassis off|cycle', 'remove_all', 'wipe_table'] }],
  },
  {
    names: ['pm2', 'supervisorctl'],
    rules: [{ rule: system, block: ['kill', 'delete all', 'stop all', 'shutdown'] }],
  },
  { names: ['history'], rules: [{ rule: system, warn: ['-c'] }] },
  { names: ['auditctl'], rules: [{ rule: system, block: ['-D', '-e 0', '** -D'] }] },
  {
    names: ['apt', 'apt-get', 'yum', 'dnf', 'pacman', 'zypper', 'dpkg', 'rpm'],
    dry: '-s|--simulate|--dry-run|--just-print',
    rules: [
      {
        rule: system,
        block: [
          'purge|remove|autoremove|erase postgresql*|mysql*|mariadb*|docker*|mongodb*|redis*|linux-image*|systemd|openssh-server|kernel*|glibc|libc6',
          '-P|--purge postgresql*|mysql*|mariadb*|mongodb*',
        ],
      },
    ],
  },
];
