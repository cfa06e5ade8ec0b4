import { createHash } from 'node:crypto'
import { join } from 'node:path'
import {
  completeEnvironments,
  deleteEnvironmentWithin,
  findContextByClientId,
  findEnvironmentContext,
  getEnvironment,
} from '#environment/environments/index.ts'
import {
  type Decrypt,
  type ExportedKind,
  findMovingTables,
  type Manifest,
  type MovedTable,
} from '#operator/exports/index.ts'
import { ConfigError } from '#platform/config-error.ts'
import { type Context, createContext, insideTransaction, type System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { Transaction } from '#platform/db/transaction.ts'
import { recordOf } from '#platform/records.ts'
import type { Progress } from '../engine/progress.ts'
import { findImported, importedKey, noteImported } from '../imported-objects/index.ts'
import { checkFiles, readManifest } from './open-export.ts'
import { eachLine, openForReading, readLines } from './read-lines.ts'
import { continueIdentities, countRows, type ImportedRow, secretsNamedIn, writeRows } from './write-rows.ts'

export interface EnvironmentImport {
  folder: string
  /** An environment without users and organizations that makes room, with its keys. */
  replaces: string | undefined
  /** Opens the secrets of the export; without it, they stay outside. */
  decrypt: Decrypt | undefined
  isDryRun: boolean
  progress: Progress
}

/** What came in of a kind. */
export interface ImportedKind {
  name: string
  rows: number
  /** Rows that stayed outside, as their secrets are not in the export. */
  withheld: number
}

export interface EnvironmentReport {
  manifest: Manifest
  /** Whether an earlier run had completed the same import. */
  wasThere: boolean
  kinds: ImportedKind[]
  /** Where the database has another number of rows than came in. */
  faults: string[]
}

const source = 'gatehouse'

/**
 * Makes an environment of an export, with the ids that it had. All files are checked first. Each batch of rows is a transaction, and a run
 * that is killed is repeated: rows that are there become what the export says, until one run has completed.
 *
 * @throws ConfigError for an export that doesn't fit, and where the environment is there already
 */
export async function importEnvironment(system: System, given: EnvironmentImport): Promise<EnvironmentReport> {
  const { folder, progress, isDryRun } = given
  const manifest = await readManifest(folder)
  const plan = await planOf(system, manifest)
  await checkFiles(folder, manifest, progress)
  if (given.decrypt !== undefined) await tryKeys(folder, manifest, given.decrypt)
  const rooms = await examine(system, manifest, given.replaces)
  const report: EnvironmentReport = { manifest, wasThere: rooms === 'completed', kinds: [], faults: [] }
  if (report.wasThere) return report
  if (isDryRun) return { ...report, kinds: plan.map(({ kind }) => ({ name: kind.name, rows: kind.rows, withheld: 0 })) }
  const ctx = await begin(system, given, manifest, plan)
  const total = manifest.kinds.reduce((sum, { rows }) => sum + rows, 0)
  let done = 0
  for (const { table, kind } of plan) {
    const imported = await importKind(ctx, given, { table, kind }, (rows) => {
      done += rows
      progress.show('Importing', done, total, done)
    })
    report.kinds.push(imported)
    report.faults.push(...(await faultsOf(ctx, table, imported)))
  }
  progress.end()
  await ctx.transaction((tx) => noteImported(tx, source, [note(manifest, 'completed')]))
  await completeEnvironments(system)
  return report
}

interface PlannedKind {
  table: MovedTable
  kind: ExportedKind
}

/** The kinds in the order of this database. @throws ConfigError for one that it doesn't have */
async function planOf(system: System, { kinds, release }: Manifest): Promise<PlannedKind[]> {
  const { moved } = await findMovingTables(system)
  for (const kind of kinds) {
    const table = moved.find(({ name }) => name === kind.name)
    const missing = table === undefined ? kind.name : kind.columns.find((column) => !table.columns.includes(column))
    if (missing !== undefined)
      throw new ConfigError(
        `The export is of ${release} and has ${missing} of ${kind.name}, which this release doesn't know. Use the same release.`,
      )
  }
  return moved.flatMap((table) => {
    const kind = kinds.find(({ name }) => name === table.name)
    return kind === undefined ? [] : [{ table, kind }]
  })
}

/** Whether there is room for the environment. @throws ConfigError with what to do */
async function examine(
  system: System,
  manifest: Manifest,
  replaces: string | undefined,
): Promise<'new' | 'begun' | 'completed'> {
  const { id, client_id } = manifest.environment
  const there = await findEnvironmentContext(system, id)
  if (there !== undefined) {
    const notes = [note(manifest, 'begun'), note(manifest, 'completed')]
    const found = await findImported(there, source, notes)
    const [begun, completed] = notes.map((each) => found.get(importedKey(each))?.digest.equals(each.digest) === true)
    if (completed === true) return 'completed'
    if (begun === true) return 'begun'
    throw new ConfigError(
      `There is an environment ${id} on this server already. To import it once more, delete it first: gatehouse environments delete ${id}`,
    )
  }
  const twin = await findContextByClientId(system, client_id)
  if (twin !== undefined && twin.environmentId !== replaces)
    throw new ConfigError(
      `The environment ${twin.environmentId} has the client id ${client_id}. If it is the one that this server began with, add --replace ${twin.environmentId}`,
    )
  return 'new'
}

function note({ environment, ...manifest }: Manifest, kind: 'begun' | 'completed') {
  const digest = createHash('sha256').update(JSON.stringify(manifest)).digest()
  return { kind, sourceId: environment.id, objectId: environment.id, digest, passwordDigest: null, isBlocked: false }
}

/** Stores the environment itself, unless an earlier run did. */
async function begin(
  system: System,
  { folder, replaces }: EnvironmentImport,
  manifest: Manifest,
  plan: readonly PlannedKind[],
): Promise<Context> {
  const { id, client_id } = manifest.environment
  const ctx = createContext(system, { environmentId: id, clientId: client_id, actor: { type: 'system' } })
  const own = plan.find(({ table }) => table.name === 'environments')
  if (own === undefined) throw new ConfigError('The export has no environment.')
  await system.database.transaction(async (db) => {
    const tx = insideTransaction(ctx, db)
    await db.run(sql`select pg_advisory_xact_lock(hashtextextended('import:gatehouse', 0))`)
    if ((await examine(system, manifest, replaces)) !== 'new') return
    if (replaces !== undefined) await makeRoom(system, db, replaces)
    for await (const lines of readLines(openForReading(join(folder, own.kind.file))))
      await writeRows(tx, own.table, own.kind.columns, lines.map(withoutSecrets))
    await noteImported(tx, source, [note(manifest, 'begun')])
  })
  return ctx
}

/** @throws ConfigError for an environment that is in use, or that of the operators */
async function makeRoom(system: System, db: Transaction, id: string): Promise<void> {
  const there = await findEnvironmentContext(system, id)
  if (there === undefined) throw new ConfigError(`There is no environment ${id}. See: gatehouse environments list`)
  const tx = insideTransaction(there, db)
  const { kind } = await getEnvironment(tx)
  if (kind === 'system') throw new ConfigError(`${id} is the environment of the operators. Nothing was imported.`)
  const { moved } = await findMovingTables(system)
  for (const table of moved) {
    if (table.name !== 'users' && table.name !== 'organizations') continue
    if ((await countRows(tx, table)) > 0)
      throw new ConfigError(`The environment ${id} has ${table.name}, so nothing replaces it. Nothing was imported.`)
  }
  await deleteEnvironmentWithin(db, id)
}

const withoutSecrets = (line: string): ImportedRow => ({ line, secrets: undefined })

async function importKind(
  ctx: Context,
  { folder, decrypt }: EnvironmentImport,
  { table, kind }: PlannedKind,
  onRows: (rows: number) => void,
): Promise<ImportedKind> {
  let rows = 0
  let withheld = 0
  const secrets = await openSecretLines(folder, kind, decrypt)
  const toRow = async (line: string): Promise<ImportedRow | undefined> => {
    const names = secretsNamedIn(table, line)
    if (secrets !== undefined && names.length > 0) return { line, secrets: await nextSecrets(secrets, kind, names) }
    const isWithheld = table.needsSecrets && (table.secrets.size === 0 ? decrypt === undefined : names.length > 0)
    return isWithheld ? undefined : withoutSecrets(line)
  }
  for await (const lines of readLines(openForReading(join(folder, kind.file)))) {
    const given: ImportedRow[] = []
    for (const line of lines) {
      const row = await toRow(line)
      if (row !== undefined) given.push(row)
    }
    withheld += lines.length - given.length
    rows += given.length
    if (given.length > 0) await ctx.transaction((tx) => writeRows(tx, table, kind.columns, given))
    onRows(lines.length)
  }
  if (table.identities.length > 0) await ctx.transaction((tx) => continueIdentities(tx, table))
  return { name: kind.name, rows, withheld }
}

async function openSecretLines(folder: string, { secrets }: ExportedKind, decrypt: Decrypt | undefined) {
  if (secrets === undefined || decrypt === undefined) return undefined
  return eachLine(await decrypt(openForReading(join(folder, secrets.file))))
}

async function nextSecrets(
  lines: AsyncGenerator<string, undefined>,
  kind: ExportedKind,
  names: readonly unknown[],
): Promise<Record<string, unknown>> {
  const { value } = await lines.next()
  const secrets = value === undefined ? {} : recordOf(JSON.parse(value))
  if (names.every((name) => typeof name === 'string' && name in secrets)) return secrets
  throw new ConfigError(
    `The secrets of ${kind.name} don't fit to its rows: ${kind.secrets?.file} is of another export.`,
  )
}

/** @throws ConfigError for keys that don't open the export */
async function tryKeys(folder: string, { kinds, recipients }: Manifest, decrypt: Decrypt): Promise<void> {
  const file = kinds.find(({ secrets }) => secrets !== undefined)?.secrets?.file
  if (file === undefined) return
  const content = openForReading(join(folder, file))
  try {
    await decrypt(content)
  } catch {
    throw new ConfigError(
      `The key of --identity doesn't open the secrets. They are encrypted for ${(recipients ?? []).join(', ')}.`,
    )
  } finally {
    content.destroy()
  }
}

async function faultsOf(ctx: Context, table: MovedTable, { name, rows }: ImportedKind): Promise<string[]> {
  const stored = await ctx.transaction((tx) => countRows(tx, table))
  return stored === rows ? [] : [`${name}: ${rows} rows came in, and ${stored} are there.`]
}
