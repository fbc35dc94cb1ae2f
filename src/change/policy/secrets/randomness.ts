/**
 * How much more often one letter follows another in English words and the names of programs than it would by chance:
 * log2, plus 6, by first and second letter. Counted over the documentation and the sources of some hundred packages.
 */
const follows = [
  '26762461614867060878553352845482037428427427757011518153800861763091165861104073359443831544730673642240',
  '64785552322668364886354631734387009017338106567101607433936781165763086572004282129021802454832757601050',
  '65766660013669751577260405704083047034038404948460307555955081253654048451404083369432813732840166642070',
  '86239121822563780263610031737775827244356413885510424566345053567966086665633182338445603732870867611030',
  '40003003400700400430905300835593518054657306765430506273841771454366337872425071539327910533730776503160',
  '66657452602778360878320301813190318033336002433010108334814782350773177300431173728505800550590039420552',
  '6564755272377768048640524580349022804644700050500067',
].join('');
/** What speaks for chance, in bits, where two characters stand beside each other. */
const camel = 1;
const digitBesideLetter = 1.6;
const symbolInside = 1.6;

/**
 * How strongly a text looks drawn by chance and not written by people, in bits: well above 0 for keys and generated
 * passwords, below 0 for words, identifiers, paths and prose, about 0 for numbers.
 */
export function randomnessOf(text: string): number {
  let bits = 0;
  let before = kindOf(text.charCodeAt(0));
  for (let at = 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const kind = kindOf(code);
    if (isLetter(before) && isLetter(kind)) {
      if (before === 'lower' && kind === 'upper') bits += camel;
      else bits -= Number(follows[letter(text.charCodeAt(at - 1)) * 26 + letter(code)] ?? 6) - 6;
    } else if ((before === 'digit' && isLetter(kind)) || (isLetter(before) && kind === 'digit')) {
      bits += digitBesideLetter;
    } else if ((before === 'symbol') !== (kind === 'symbol')) {
      bits += before === 'separator' || kind === 'separator' ? 0 : symbolInside;
    }
    before = kind;
  }
  return bits;
}

type Kind = 'lower' | 'upper' | 'digit' | 'separator' | 'symbol';

function kindOf(code: number): Kind {
  if (code >= 97 && code <= 122) return 'lower';
  if (code >= 65 && code <= 90) return 'upper';
  if (code >= 48 && code <= 57) return 'digit';
  // What people join words with: space - . / : _
  return code === 32 || code === 45 || code === 46 || code === 47 || code === 58 || code === 95
    ? 'separator'
    : 'symbol';
}

function isLetter(kind: Kind): boolean {
  return kind === 'lower' || kind === 'upper';
}

/** 0 to 25, of an ASCII letter in either case. */
function letter(code: number): number {
  return (code | 32) - 97;
}
