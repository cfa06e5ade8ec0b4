const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const bitsOfCharacter = 5n

/**
 * The account at Amazon that an access key belongs to, which its id has had in it since 2019: 40 bits behind the first of what
 * follows the prefix, in Base32.
 *
 * @returns `undefined` for a key that is older
 */
export function awsAccountOf(accessKeyId: string): string | undefined {
  const [, code] = /^A[A-Z]IA([A-Z2-7]{16})$/.exec(accessKeyId) ?? []
  if (code === undefined) return undefined
  let bits = 0n
  for (const character of code) bits = (bits << bitsOfCharacter) | BigInt(alphabet.indexOf(character))
  // Of 80 bits, the first 48 are relevant: 1 without meaning, 40 of the account and 7 of the key.
  const account = ((bits >> 32n) >> 7n) & ((1n << 40n) - 1n)
  return account < 1_000_000_000_000n ? String(account).padStart(12, '0') : undefined
}
