import { expect, test } from 'vitest';
import { kindOfAddress } from '../../../../src/operate/verify/http/address.ts';
import { Gatekeeper, OutOfReach } from '../../../../src/operate/verify/http/reach.ts';

const at =
  (...addresses: string[]) =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? (6 as const) : (4 as const) }));

function gate(privateAddresses: 'none' | 'loopback' | 'all', ...addresses: string[]) {
  return new Gatekeeper(
    { hosts: ['shop.example', 'shop.example:8080', '127.0.0.1', '[::1]'], privateAddresses },
    at(...addresses),
  );
}

test.each([
  ['93.184.216.34', 'public'],
  ['2606:4700::1111', 'public'],
  ['10.1.2.3', 'private'],
  ['172.31.0.1', 'private'],
  ['172.32.0.1', 'public'],
  ['192.168.1.1', 'private'],
  ['100.64.0.1', 'private'],
  ['fd12::1', 'private'],
  ['127.9.9.9', 'loopback'],
  ['::1', 'loopback'],
  ['::ffff:127.0.0.1', 'loopback'],
  ['::ffff:10.0.0.1', 'private'],
  ['::ffff:a9fe:a9fe', 'never'],
  ['169.254.169.254', 'never'],
  ['100.100.100.200', 'never'],
  ['fd00:ec2::254', 'never'],
  ['fe80::1', 'never'],
  ['0.0.0.0', 'never'],
  ['::', 'never'],
  ['64:ff9b::7f00:1', 'never'],
  ['2002:7f00:1::', 'never'],
  ['::7f00:1', 'never'],
  ['224.0.0.1', 'never'],
  ['255.255.255.255', 'never'],
  ['nonsense', 'never'],
])('%s is %s', (address, kind) => {
  expect(kindOfAddress(address)).toBe(kind);
});

test('only listed hosts are asked, by https, without credentials in the address', async () => {
  const gatekeeper = gate('none', '93.184.216.34');
  await expect(gatekeeper.admit(new URL('https://shop.example/a'))).resolves.toHaveLength(1);
  for (const address of [
    'https://evil.example/',
    'https://shop.example.evil.example/',
    'https://shop.example:9090/',
    'http://shop.example/',
    'https://user@shop.example/',
    'ftp://shop.example/',
    'file:///etc/passwd',
  ]) {
    await expect(gatekeeper.admit(new URL(address)), address).rejects.toThrow(OutOfReach);
  }
});

test('private addresses are asked only where the operator allows them, in whatever form they are written', async () => {
  const own = new URL('https://shop.example/');
  await expect(gate('none', '10.0.0.1').admit(own)).rejects.toThrow('a private address');
  await expect(gate('loopback', '10.0.0.1').admit(own)).rejects.toThrow('a private address');
  await expect(gate('all', '10.0.0.1').admit(own)).resolves.toHaveLength(1);
  await expect(gate('none').admit(new URL('https://0x7f.1/'))).rejects.toThrow('a loopback address');
  await expect(gate('none').admit(new URL('https://2130706433/'))).rejects.toThrow('a loopback address');
  await expect(gate('none').admit(new URL('https://[::1]/'))).rejects.toThrow('a loopback address');
  await expect(gate('loopback').admit(new URL('http://127.0.0.1/'))).resolves.toHaveLength(1);
});

test('credentials of a cloud are out of reach, even where every private address is allowed', async () => {
  await expect(gate('all', '169.254.169.254').admit(new URL('http://shop.example/'))).rejects.toThrow(
    'never asked',
  );
});

test('one bad address among good ones refuses the name', async () => {
  await expect(
    gate('none', '93.184.216.34', '127.0.0.1').admit(new URL('https://shop.example/')),
  ).rejects.toThrow(OutOfReach);
});

test('a name that resolves to something else later is still asked where it was judged', async () => {
  const answers = ['93.184.216.34', '127.0.0.1'];
  const gatekeeper = new Gatekeeper({ hosts: ['shop.example'], privateAddresses: 'none' }, async () => [
    { address: answers.shift() ?? '', family: 4 },
  ]);
  const first = await gatekeeper.admit(new URL('https://shop.example/'));
  expect(await gatekeeper.admit(new URL('https://shop.example/again'))).toEqual(first);
});
