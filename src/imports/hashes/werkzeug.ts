import type { SourcePassword } from '../records.ts'

/** `scrypt:32768:8:1$salt$hex` of Werkzeug and Flask, where the salt is text. */
export function werkzeugScrypt(text: string): SourcePassword {
  const [, n, r, p, salt = '', hex = ''] = /^scrypt:(\d+):(\d+):(\d+)\$([^$]*)\$([0-9a-fA-F]+)$/.exec(text) ?? []
  if (n === undefined) return { unusable: 'its hash is not scrypt:<n>:<r>:<p>$<salt>$<hexadecimal>' }
  return scryptHash({
    n: Number(n),
    r: Number(r),
    p: Number(p),
    salt: Buffer.from(salt),
    hash: Buffer.from(hex, 'hex'),
  })
}

export interface ScryptHash {
  n: number
  r: number
  p: number
  salt: Buffer
  hash: Buffer
}

export function scryptHash({ n, r, p, salt, hash }: ScryptHash): SourcePassword {
  const text = `$scrypt$v=1$n=${n},r=${r},p=${p},kl=${hash.length}$${base64(salt)}$${base64(hash)}`
  return { hash: { kind: 'scrypt', text } }
}

function base64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
