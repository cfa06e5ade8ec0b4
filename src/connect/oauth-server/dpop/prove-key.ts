import { createHash } from 'node:crypto'
import type { Context, RequestInfo } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { fapiAlgorithms, type SecurityProfile } from '../../applications/index.ts'
import { proofAlgorithms, proofSeconds, readProof } from './read-proof.ts'

interface ProvenPlace {
  path: string
  accessToken?: string
  /** The security profile of the application. */
  profile: SecurityProfile
}

/**
 * The thumbprint of the key that a request proves to have by its header `DPoP`, `undefined` without one (RFC 9449). A proof is good
 * once, on whatever server: it is remembered for as long as its time is good.
 *
 * @returns what is wrong with the proof, as `{ fault }`
 */
export async function proveKey(
  ctx: Context,
  request: RequestInfo,
  { path, accessToken, profile }: ProvenPlace,
): Promise<{ jkt: string } | { fault: string } | undefined> {
  const header = request.header('dpop')
  if (header === undefined) return undefined
  const proven = {
    method: request.method,
    url: ctx.system.config.url + path,
    now: ctx.now(),
    accessToken,
    algorithms: profile === 'fapi2' ? fapiAlgorithms : proofAlgorithms,
  }
  const proof = await readProof(header, proven)
  if (typeof proof === 'string') return { fault: proof }
  const hash = createHash('sha256').update(`${proof.jkt}.${proof.jti}`).digest()
  const isFirst = await ctx.db.run(sql`
    insert into connect_dpop_proofs (environment_id, hash, expires_at)
    values (${ctx.environmentId}, ${hash}, ${new Date((proof.issuedAt + proofSeconds) * 1_000)}) on conflict do nothing`)
  return isFirst === 1 ? { jkt: proof.jkt } : { fault: 'It was used before.' }
}
