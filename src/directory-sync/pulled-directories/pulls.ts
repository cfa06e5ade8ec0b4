import { checkedRead } from '#platform/checked-read.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { defined } from '#platform/defined.ts'
import { defineLimitOfTries } from '#platform/guess-limits.ts'
import { type DomainError, platformErrors } from '#platform/http/errors.ts'
import { requireSecretAgain } from '#platform/http/kept-secret.ts'
import { OutgoingError } from '#platform/outgoing/errors.ts'
import { readServiceAccount } from '#platform/outgoing/google-token.ts'
import { type DirectoryFamily, familyOf, getDirectory, lockDirectory, setDirectoryState } from '../directories/index.ts'
import {
  directoryNotLinked,
  otherSource,
  sourceNotConfigured,
  sourceRefused,
  syncRequestedRecently,
  syncRunning,
} from './errors.ts'
import {
  type ConfigureBamboohr,
  type ConfigureGoogleWorkspace,
  type DirectorySync,
  type Run,
  toDirectorySync,
} from './schemas.ts'
import { openSettings, sealSettings } from './sealed-settings.ts'
import { singleTry } from './sources/ask.ts'
import { SourceFailure } from './sources/failure.ts'
import { openSource } from './sources/index.ts'
import { type BamboohrSettings, type GoogleSettings, receiverOf, type SourceSettings } from './sources/settings.ts'
import { queueRun } from './sync/sync-job.ts'

interface PullRow {
  sealed_settings: string
  next_run_at: string
  run_id: string | null
  last_run: Run | null
  failures: number
  requested_at: string | null
}

const requestedRuns = defineLimitOfTries({
  limit: 1,
  windowSeconds: 300,
  counts: 'runs that are requested, by API or in the Admin Portal',
  subject: 'a directory that is read',
})

/**
 * Stores how a Google Workspace is read, once Google has accepted the credentials. They replace earlier ones, and a
 * first run follows. Waits for Google, so call it outside of transactions.
 *
 * @throws notFound, otherSource, sourceRefused; invalidRequest for a malformed key
 */
export async function configureGoogleWorkspace(
  ctx: Context,
  directoryId: string,
  { group_filter = [], ...input }: ConfigureGoogleWorkspace,
): Promise<DirectorySync> {
  await requireFamily(ctx, directoryId, 'google')
  if (readServiceAccount(input.service_account_key) === undefined) {
    throw fault(
      'service_account_key',
      'is no key of a service account. Send the content of the JSON file that Google gave.',
    )
  }
  return configure(ctx, directoryId, { source: 'google_workspace', ...input, group_filter })
}

/** As {@link configureGoogleWorkspace}, for a company at BambooHR. @throws notFound, otherSource, sourceRefused */
export async function configureBamboohr(
  ctx: Context,
  directoryId: string,
  input: ConfigureBamboohr,
): Promise<DirectorySync> {
  await requireFamily(ctx, directoryId, 'bamboohr')
  return configure(ctx, directoryId, { source: 'bamboohr', ...input })
}

/**
 * Changes how a Google Workspace is read; what is left out stays as it was. Otherwise like {@link configureGoogleWorkspace}.
 *
 * @throws invalidRequest, too, where something is missing that was never set, and for another origin without the key
 */
export async function updateGoogleWorkspace(
  ctx: Context,
  directoryId: string,
  changes: Partial<ConfigureGoogleWorkspace>,
): Promise<DirectorySync> {
  const stored = await findSettings(ctx, directoryId)
  if (stored !== undefined && changes.service_account_key === undefined)
    requireKeyAgain('service_account_key', stored, changes)
  const { service_account_key, admin_email, ...rest } = {
    ...(stored?.source === 'google_workspace' ? toConfigureGoogle(stored) : {}),
    ...changes,
  }
  if (service_account_key === undefined) throw fault('service_account_key', 'is missing.')
  if (admin_email === undefined) throw fault('admin_email', 'is missing.')
  return configureGoogleWorkspace(ctx, directoryId, { service_account_key, admin_email, ...rest })
}

/** As {@link updateGoogleWorkspace}, for a company at BambooHR. */
export async function updateBamboohr(
  ctx: Context,
  directoryId: string,
  changes: Partial<ConfigureBamboohr>,
): Promise<DirectorySync> {
  const stored = await findSettings(ctx, directoryId)
  if (stored !== undefined && changes.api_key === undefined) requireKeyAgain('api_key', stored, changes)
  const { company, api_key, ...rest } = {
    ...(stored?.source === 'bamboohr' ? toConfigureBamboohr(stored) : {}),
    ...changes,
  }
  if (company === undefined) throw fault('company', 'is missing.')
  if (api_key === undefined) throw fault('api_key', 'is missing.')
  return configureBamboohr(ctx, directoryId, { company, api_key, ...rest })
}

function requireKeyAgain(field: string, stored: SourceSettings, { base_url }: { base_url?: string }): void {
  const { source, base_url: former } = stored
  const next = base_url ?? former
  requireSecretAgain({
    field,
    before: [receiverOf(stored)],
    after: [receiverOf({ source, ...defined({ base_url: next }) })],
  })
}

async function configure(ctx: Context, directoryId: string, settings: SourceSettings): Promise<DirectorySync> {
  checkBaseUrl(ctx, settings.base_url)
  await openSource(ctx, settings, singleTry).check().catch(refuse)
  return ctx.transaction(async (tx) => {
    const directory = await lockDirectory(tx, directoryId)
    const sealed = sealSettings(tx, directoryId, settings)
    // A run in progress ends, because it uses other credentials.
    tx.db.send(sql`
      insert into directory_pulls as p (environment_id, directory_id, sealed_settings, next_run_at)
      values (${tx.environmentId}, ${directoryId}, ${sealed}, ${tx.now()})
      on conflict (environment_id, directory_id) do update set sealed_settings = excluded.sealed_settings,
        next_run_at = excluded.next_run_at, run_id = null, locked_until = null, read_at = null, failures = 0`)
    if (directory.state !== 'linked') await setDirectoryState(tx, directoryId, 'validating')
    queueRun(tx, directoryId)
    return readSync(tx, directoryId)
  })
}

/** How a directory is read, and the result of the last run. @throws notFound, otherSource */
export async function getDirectorySync(ctx: Context, directoryId: string): Promise<DirectorySync> {
  return checkedRead(requireFamily(ctx, directoryId), () => readSync(ctx, directoryId))
}

/**
 * Has a directory read at once, completely. Of racing calls one succeeds.
 *
 * @throws notFound, otherSource, sourceNotConfigured, directoryNotLinked, syncRunning, syncRequestedRecently
 */
export async function requestSync(ctx: Context, directoryId: string): Promise<DirectorySync> {
  await requireFamily(ctx, directoryId)
  return ctx.transaction(async (tx) => {
    const requested = await tx.db.run(sql`
      update directory_pulls set next_run_at = ${tx.now()}, is_requested = true, requested_at = ${tx.now()}
      where environment_id = ${tx.environmentId} and directory_id = ${directoryId}
        and (run_id is null or locked_until <= ${tx.now()})
        and (requested_at is null or requested_at <= ${new Date(tx.now().getTime() - requestedRuns.windowSeconds * 1_000)})`)
    if (requested === 0) throw await refusalOf(tx, directoryId)
    const { state } = await getDirectory(tx, directoryId)
    if (state !== 'linked' && state !== 'validating') throw directoryNotLinked(state)
    queueRun(tx, directoryId)
    return readSync(tx, directoryId)
  })
}

/** Why a run cannot be requested now. */
async function refusalOf(tx: TransactionContext, directoryId: string): Promise<DomainError> {
  const row = await tx.db.maybe<{ is_running: boolean; requested_at: string | null }>(sql`
    select run_id is not null and locked_until > ${tx.now()} as is_running, requested_at from directory_pulls
    where environment_id = ${tx.environmentId} and directory_id = ${directoryId}`)
  if (row === undefined) return sourceNotConfigured()
  const at = nextRequestAt(tx, row)
  if (row.is_running || at === null) return syncRunning()
  return syncRequestedRecently(Math.ceil((Date.parse(at) - tx.now().getTime()) / 1_000))
}

/** When a run can be requested again; null if none was requested recently. */
function nextRequestAt({ now }: Context, { requested_at }: Pick<PullRow, 'requested_at'>): string | null {
  if (requested_at === null) return null
  const at = Date.parse(requested_at) + requestedRuns.windowSeconds * 1_000
  return at > now().getTime() ? new Date(at).toISOString() : null
}

async function readSync(ctx: Context, directoryId: string): Promise<DirectorySync> {
  const row = await ctx.db.maybe<PullRow>(sql`
    select sealed_settings, next_run_at, run_id, last_run, failures, requested_at from directory_pulls
    where environment_id = ${ctx.environmentId} and directory_id = ${directoryId}`)
  return toDirectorySync(
    directoryId,
    row && {
      ...row,
      settings: openSettings(ctx, directoryId, row.sealed_settings),
      next_request_at: nextRequestAt(ctx, row),
    },
  )
}

async function findSettings(ctx: Context, directoryId: string): Promise<SourceSettings | undefined> {
  const row = await ctx.db.maybe<Pick<PullRow, 'sealed_settings'>>(sql`
    select sealed_settings from directory_pulls
    where environment_id = ${ctx.environmentId} and directory_id = ${directoryId}`)
  return row && openSettings(ctx, directoryId, row.sealed_settings)
}

function toConfigureGoogle({ source: _, group_filter, ...settings }: GoogleSettings): ConfigureGoogleWorkspace {
  return { ...settings, group_filter: [...group_filter] }
}

function toConfigureBamboohr({ source: _, ...settings }: BamboohrSettings): ConfigureBamboohr {
  return settings
}

async function requireFamily(ctx: Context, directoryId: string, needed?: DirectoryFamily): Promise<void> {
  const { type } = await getDirectory(ctx, directoryId)
  const family = familyOf(type)
  if (needed === undefined ? family === 'scim' : family !== needed) throw otherSource(type)
}

/** @throws invalidRequest */
function checkBaseUrl({ system }: Context, url: string | undefined): void {
  if (url === undefined) return
  if (!system.config.development) throw fault('base_url', 'can be set in development only. Leave it out.')
  try {
    system.outgoing.checkUrl(url)
  } catch (error) {
    if (error instanceof OutgoingError) throw fault('base_url', `cannot be used. ${error.message}`)
    throw error
  }
}

function fault(field: string, what: string) {
  return platformErrors.invalidRequest([{ field, code: `${field}_invalid`, message: `\`${field}\` ${what}` }])
}

function refuse(error: unknown): never {
  throw error instanceof SourceFailure ? sourceRefused(error) : error
}
