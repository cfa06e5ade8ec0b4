const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648 §6, without padding, as authenticator apps want it. */
export function toBase32(bytes: Buffer): string {
  let bits = ''
  for (const byte of bytes) bits += byte.toString(2).padStart(8, '0')
  return (bits.match(/.{1,5}/g) ?? []).map((group) => alphabet[Number.parseInt(group.padEnd(5, '0'), 2)]).join('')
}

/** Reads Base32 as people copy it: in either case, with or without padding. `undefined` for anything else. */
export function fromBase32(text: string): Buffer | undefined {
  const letters = text.toUpperCase().replace(/={1,6}$/, '')
  if (!/^[A-Z2-7]+$/.test(letters)) return undefined
  let bits = ''
  for (const letter of letters) bits += alphabet.indexOf(letter).toString(2).padStart(5, '0')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)))
}
