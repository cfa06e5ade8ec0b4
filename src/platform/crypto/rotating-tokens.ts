import type { Context } from '../context.ts'
import { isSame } from './is-same.ts'

/** The content of a refresh token: what it refreshes, and the number of earlier refreshes. */
export interface RotatingToken {
  id: string
  generation: number
}

export interface RotatingTokens {
  make(ctx: Context, token: RotatingToken): string
  /** The content of a token of this kind and environment, of whatever generation, or `undefined`. */
  read(ctx: Context, token: string): RotatingToken | undefined
}

/**
 * Refresh tokens of one kind: `<id>.<generation>.<HMAC>` under the database's sealed hash key. Nothing of a token is stored: the row
 * that it names knows its generation, so a refresh is one conditional update, a successor can be given again, and a token of an
 * earlier generation proves its reuse.
 *
 * @param prefix that of the ids, which tokens leave out. @param kindOf what a token is and for whom; no two kinds share it.
 */
export function rotatingTokens(prefix: string, kindOf: (ctx: Context) => string): RotatingTokens {
  const mac = (ctx: Context, { id, generation }: RotatingToken) =>
    ctx.system.hashCredential(`${kindOf(ctx)}:${id}:${generation}`).toString('base64url')
  return {
    make: (ctx, token) => `${token.id.slice(prefix.length)}.${token.generation}.${mac(ctx, token)}`,
    read(ctx, text) {
      const [name = '', generationText = '', given = '', ...rest] = text.split('.')
      if (rest.length > 0 || !/^\d{1,9}$/.test(generationText)) return undefined
      const token = { id: prefix + name, generation: Number(generationText) }
      return isSame(given, mac(ctx, token)) ? token : undefined
    },
  }
}
