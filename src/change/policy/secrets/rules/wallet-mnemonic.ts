import type { SecretRule } from '../secret-rule.ts';

/** Common words of English that are not among those of BIP 39, and so tell prose. */
const prose = new Set(
  'the and are was for you your has had but not can from into when then been were them than its his her who our'.split(
    ' ',
  ),
);

/** Whether the number of words is one of BIP 39, and they are no sentence and no example of the same word. */
function isMnemonic(phrase: string): boolean {
  const words = phrase.trim().split(/\s+/);
  if (![12, 15, 18, 21, 24].includes(words.length)) return false;
  return new Set(words).size >= words.length - 2 && words.every((word) => !prose.has(word));
}

export const walletMnemonic: SecretRule = {
  id: 'secret/wallet-mnemonic',
  title: 'The recovery phrase of a wallet is in the diff',
  provider: 'BIP 39 wallets',
  keywords: ['mnemonic', 'seed phrase', 'seed_phrase', 'seedphrase', 'seed-phrase', 'recovery', 'wallet'],
  pattern:
    /(?:mnemonic|seed[ _-]?phrase|seed[ _-]?words|recovery[ _-]?phrase|wallet[ _-]?seed)\w{0,20}["']?(?::\s?string)?\s{0,4}[:=(]{1,2}\s{0,4}\[?["'`]?(?<secret>[a-z]{3,8}(?: [a-z]{3,8}){11,23})(?![A-Za-z ])/i,
  longest: 300,
  valid: isMnemonic,
  remedy: 'Move what the wallet holds to one of another phrase.',
  source: ['BIP 39: Mnemonic code for generating deterministic keys'],
};
