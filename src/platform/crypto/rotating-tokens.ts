import { createHash, randomBytes } from 'node:crypto'
import type { Context } from '../context.ts'
import { isSame } from './is-same.ts'

/** The content of a refresh token: what it refreshes, and the number of earlier refreshes. */
export interface RotatingToken {
  id: string
  generation: number
  /** Random, the same in all tokens of one session, and known only from them. Missing in tokens of sessions from before it existed. */
  secret?: string | undefined
}

export interface PresentedToken extends RotatingToken {
  /** Whether it is a token of the row with this hash of a secret. An attacker who has a compromised key can't make one. */
  isOf(row: { token_secret_hash: Buffer | null }): boolean
}

export interface RotatingTokens {
  make(ctx: Context, token: RotatingToken): string
  /** The content of a token of this kind and environment, of whatever generation, or `undefined`. */
  read(ctx: Context, token: string): PresentedToken | undefined
}

/**
 * Refresh tokens of one kind: `<id>.<generation>.<secret>.<HMAC>` under the database's sealed hash key. Nothing of a token but a
 * hash of its secret is stored: the row that it names knows its generation, so a refresh is one conditional update, a successor can
 * be given again, and a token of an earlier generation proves its reuse. A token is given under the current key, and read under
 * any.
 *
 * @param prefix that of the ids, which tokens leave out. @param kindOf what a token is and for whom; no two kinds share it.
 */
export function rotatingTokens(prefix: string, kindOf: (ctx: Context) => string): RotatingTokens {
  const signed = (ctx: Context, { id, generation, secret }: RotatingToken) =>
    [kindOf(ctx), id, generation, ...(secret === undefined ? [] : [secret])].join(':')
  return {
    make(ctx, token) {
      const mac = ctx.system.hashCredential(signed(ctx, token)).toString('base64url')
      const parts = [
        token.id.slice(prefix.length),
        token.generation,
        ...(token.secret === undefined ? [] : [token.secret]),
      ]
      return [...parts, mac].join('.')
    },
    read(ctx, text) {
      const [name = '', generationText = '', ...rest] = text.split('.')
      const [mac, secret, ...others] = rest.reverse()
      if (others.length > 0 || !/^\d{1,9}$/.test(generationText)) return undefined
      const token = { id: prefix + name, generation: Number(generationText), secret }
      const isMacIn = (hashes: readonly Buffer[]) => hashes.some((hash) => isSame(mac, hash.toString('base64url')))
      if (!isMacIn(ctx.system.hashesOf(signed(ctx, token)))) return undefined
      return {
        ...token,
        isOf({ token_secret_hash }) {
          // Where no secret was given, the key is the whole proof.
          if (secret === undefined)
            return token_secret_hash === null && isMacIn(ctx.system.proofsOf(signed(ctx, token)))
          return token_secret_hash !== null && isSame(hashOf(secret), token_secret_hash.toString('base64url'))
        },
      }
    },
  }
}

/**
 * A secret for the tokens of a new row, with the hash to store; neither as long as the former release, which reads no such tokens,
 * may run on the database.
 */
export function newTokenSecret({ system, now }: Pick<Context, 'system' | 'now'>): {
  secret?: string
  hash: Buffer | null
} {
  if (system.dataKeys.current('credentials', now()).format === 1) return { hash: null }
  const secret = randomBytes(16).toString('base64url')
  return { secret, hash: Buffer.from(hashOf(secret), 'base64url') }
}

/** A hash of 128 random bits, so it needs no key. */
function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest().subarray(0, 16).toString('base64url')
}
