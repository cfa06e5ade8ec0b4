import { randomToken } from '../../platform/crypto/random.ts'

const prefix = 'sk_'

/** A new key: the prefix that secret scanners look for, and 43 random letters and digits, 256 bits. */
export function newKeyValue(): string {
  return prefix + randomToken(43)
}

/** What may be shown of a key later: the prefix and the last four characters. */
export function obfuscate(value: string): string {
  return `${prefix}...${value.slice(-4)}`
}
