import type { ClientBase } from 'pg'
import { packageVersion } from '../package.ts'
import { isOlderRelease } from './releases.ts'
import type { MigrationSession } from './session.ts'

/** A migration that the database has. */
export interface AppliedMigration {
  readonly name: string
  /** The oldest release that works with it, if its file says so. */
  readonly oldest_release: string | null
}

/**
 * Makes the tables that migrations are kept in. `schema_migration_steps` has the statements of those that are under way and
 * not one transaction: a process goes on where another one was ended.
 */
export async function ensureBookkeeping(session: MigrationSession): Promise<void> {
  const { rows } = await session.client.query<{ exists: boolean }>(
    `select to_regclass('schema_migration_steps') is not null as exists`,
  )
  // Where they exist there is nothing to lock: a dump that reads them keeps no one from an upgrade.
  if (!rows[0]?.exists) await session.transaction('the table of migrations', () => session.client.query(bookkeeping))
}

const bookkeeping = `
  create table if not exists schema_migrations (name text primary key, applied_at timestamptz not null default now());
  alter table schema_migrations add column oldest_release text;
  create table schema_migration_steps (
    migration text not null,
    statement text not null,
    -- The last key of a table that is handled in batches.
    cursor jsonb,
    completed boolean not null,
    primary key (migration, statement)
  )`

/** Also of a database of an earlier version, where the table lacks a column or is missing. */
export async function appliedMigrations(client: ClientBase): Promise<AppliedMigration[]> {
  const { rows } = await client.query<{ known: boolean }>(
    `select to_regclass('schema_migrations') is not null as known`,
  )
  if (!rows[0]?.known) return []
  const applied = await client.query<AppliedMigration>(
    `select name, to_jsonb(m) ->> 'oldest_release' as oldest_release from schema_migrations m order by name`,
  )
  return applied.rows
}

/**
 * Why this release does not work on a database with what newer releases have done to it, or is not known to, and what to
 * do; `undefined` when it does.
 *
 * @param files the migrations of this release.
 */
export function findReleaseFault(
  applied: readonly AppliedMigration[],
  files: readonly string[],
  release = packageVersion,
): { fault: string; remedy: string } | undefined {
  const unknown = applied.filter(({ name }) => !files.includes(name))
  const needed = neededRelease(unknown, release)
  if (needed !== undefined)
    return {
      fault: `The database was migrated by a newer Gatehouse and works with release ${needed} or later; this is ${release}.`,
      remedy: `Start release ${needed} or later, or restore a backup made before the upgrade.`,
    }
  const unstated = unknown.filter(({ oldest_release }) => oldest_release === null).map(({ name }) => name)
  if (unstated.length > 0)
    return {
      fault: `The database has migrations that this version does not know (${unstated.join(', ')}). It was written by a newer Gatehouse.`,
      remedy: 'Start that version, or restore a backup made before the upgrade.',
    }
  const missing = files.filter((file) => !applied.some(({ name }) => name === file))
  if (unknown.length > 0 && missing.length > 0)
    return {
      fault: `The database has migrations that this version does not know (${unknown.map(({ name }) => name).join(', ')}) and lacks some that it needs (${missing.join(', ')}). It was written by another line of releases.`,
      remedy: 'Start the newest release that ran on it, or a later one.',
    }
  return undefined
}

/** The release that is needed at least, if this one is older. */
export function neededRelease(applied: readonly AppliedMigration[], release = packageVersion): string | undefined {
  return applied
    .flatMap(({ oldest_release }) => oldest_release ?? [])
    .filter((oldest) => isOlderRelease(release, oldest))
    .reduce<string | undefined>(
      (most, each) => (most === undefined || isOlderRelease(most, each) ? each : most),
      undefined,
    )
}
