import { setTimeout as delay } from 'node:timers/promises'
import type { Context, System, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { askProvider, MetadataFailure, nextRefresh, type ProviderMetadata } from '../../provider-documents/index.ts'
import { changeOf } from '../saml/resolve-saml.ts'
import { listCertificates, renewCertificates } from '../saml/saml-certificates.ts'
import { readSaml, updateSaml } from '../saml/saml-settings.ts'
import { type ConnectionRow, connectionColumns } from '../schemas.ts'
import { settle } from '../settle.ts'

/**
 * Reads the metadata of a connection again, if it has a URL and no one did so within a minute. A call that comes while it is read
 * waits for it, also in another process. A failure is remembered (`idp_metadata_failure`) and changes nothing.
 *
 * For a response that was signed with a certificate that is not known: the provider may have begun to use another one. Waits
 * for another server, so it is called outside of transactions.
 *
 * @returns the fingerprints of the certificates that are accepted now.
 */
export async function refreshMetadata(ctx: Context, connectionId: string): Promise<string[]> {
  await onceAtATime(ctx, connectionId, () => refresh(ctx, connectionId))
  return (await listCertificates(ctx, connectionId)).map(({ fingerprint }) => fingerprint)
}

const underWay = new WeakMap<System, Map<string, Promise<void>>>()

function onceAtATime({ system, environmentId }: Context, id: string, work: () => Promise<void>): Promise<void> {
  const running = underWay.get(system) ?? new Map<string, Promise<void>>()
  underWay.set(system, running)
  const key = `${environmentId}/${id}`
  const run = running.get(key) ?? work().finally(() => running.delete(key))
  running.set(key, run)
  return run
}

interface Claim {
  idp_metadata_url: string
  idp_metadata_etag: string | null
  idp_metadata_failures: number
}

async function refresh(ctx: Context, id: string): Promise<void> {
  const claim = await claimRefresh(ctx, id)
  if (claim === undefined) return waitForOthers(ctx, id)
  try {
    const found = await askProvider(ctx, claim.idp_metadata_url, claim.idp_metadata_etag)
    await ctx.transaction((tx) => apply(tx, id, claim, found))
  } catch (error) {
    if (!(error instanceof MetadataFailure)) throw error
    await remember(ctx, id, claim, error)
  }
}

/** One process asks, and at most once a minute, however many ask it to. */
function claimRefresh(ctx: Context, id: string): Promise<Claim | undefined> {
  return ctx.db.maybe<Claim>(sql`
    update saml_settings set idp_metadata_asked_at = ${ctx.now()}, idp_metadata_due_at = ${nextRefresh(ctx.now())}
    where environment_id = ${ctx.environmentId} and connection_id = ${id} and idp_metadata_url is not null
      and (idp_metadata_asked_at is null or idp_metadata_asked_at <= ${new Date(ctx.now().getTime() - 60_000)})
    returning idp_metadata_url, idp_metadata_etag, idp_metadata_failures`)
}

/** As long as an answer may take, and no longer if the process that asks has died. */
async function waitForOthers(ctx: Context, id: string): Promise<void> {
  for (let waits = 0; waits < 60 && (await isUnderWay(ctx, id)); waits++) await delay(100)
}

async function isUnderWay(ctx: Context, id: string): Promise<boolean> {
  const row = await ctx.db.maybe(sql`
    select 1 from saml_settings where environment_id = ${ctx.environmentId} and connection_id = ${id}
      and idp_metadata_asked_at > ${new Date(ctx.now().getTime() - 10_000)}
      and idp_metadata_asked_at > coalesce(greatest(idp_metadata_read_at, idp_metadata_failed_at), '-infinity')`)
  return row !== undefined
}

/** @throws MetadataFailure for metadata of another provider. */
async function apply(
  tx: TransactionContext,
  id: string,
  claim: Claim,
  found: ProviderMetadata | undefined,
): Promise<void> {
  const connection = await tx.db.maybe<ConnectionRow>(sql`
    select ${connectionColumns} from connections where environment_id = ${tx.environmentId} and id = ${id} for update`)
  if (connection === undefined) return
  const current = await readSaml(tx, id)
  // An administrator was faster.
  if (current.idp_metadata_url !== claim.idp_metadata_url) return
  if (found !== undefined) {
    const { certificates = [], ...change } = changeOf(found.provider)
    if (current.idp_entity_id !== null && change.entityId !== current.idp_entity_id) {
      const details = { found: change.entityId ?? '', expected: current.idp_entity_id }
      throw new MetadataFailure('entity_id_changed', details)
    }
    await updateSaml(tx, connection, change, addressesTaken)
    await renewCertificates(tx, connection, certificates)
  }
  tx.db.send(sql`
    update saml_settings set idp_metadata_read_at = ${tx.now()},
      idp_metadata_etag = ${found === undefined ? claim.idp_metadata_etag : found.etag},
      idp_metadata_failed_at = null, idp_metadata_failure = null, idp_metadata_failures = 0
    where environment_id = ${tx.environmentId} and connection_id = ${id}`)
  // With the first reading, the connection can be used.
  if (connection.state === 'validating') await settle(tx, connection, connection.state)
}

/** For a connection with addresses of an earlier product whose provider was not known before. */
const addressesTaken = () => new MetadataFailure('addresses_taken')

async function remember(ctx: Context, id: string, claim: Claim, { reason, details }: MetadataFailure): Promise<void> {
  const failures = claim.idp_metadata_failures + 1
  await ctx.db.run(sql`
    update saml_settings set idp_metadata_failed_at = ${ctx.now()}, idp_metadata_failures = ${failures},
      idp_metadata_due_at = ${nextRefresh(ctx.now(), failures)},
      idp_metadata_failure = ${{ reason, details: { ...details } }}
    where environment_id = ${ctx.environmentId} and connection_id = ${id}
      and idp_metadata_url = ${claim.idp_metadata_url}`)
}
