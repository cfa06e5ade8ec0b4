import type { Static, TObject, TProperties } from 'typebox'
import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { defineExtensionPoint } from '#platform/slices/extension-point.ts'

/** The sets of settings of an environment, each with operations of its own. They are columns of one row. */
type Group = 'sign_in' | 'radar' | 'directory_sync'

/** What an operator has set, of all groups. Slices read their own settings from it. */
export type StoredSettings = Readonly<Record<Group, Readonly<Record<string, unknown>>>>

/** The settings of one slice, for those who read them all. */
export interface SettingsPart {
  readonly members: TProperties
  /** Refuses changes that the schema cannot refuse. @throws DomainError */
  check(ctx: Context, changes: Readonly<Record<string, unknown>>): void
  of(stored: StoredSettings): object
}

/** The settings of one slice, for itself. */
export interface Settings<M extends TProperties> extends SettingsPart {
  readonly members: M
  of(stored: StoredSettings): Static<TObject<M>>
  read(ctx: Context): Promise<Static<TObject<M>>>
}

/** A slice adds to the sign-in settings by filling this with what it defined. */
export const signInSettings = defineExtensionPoint<SettingsPart>()

/** @param defaults apply where the operator has set nothing. @param check as {@link SettingsPart.check}. */
export function defineSettings<M extends TProperties>(
  group: Group,
  members: M,
  defaults: Static<TObject<M>>,
  check: SettingsPart['check'] = () => undefined,
): Settings<M> {
  const of = (stored: StoredSettings) => ({ ...defaults, ...pick(stored[group], members) })
  return { members, check, of, read: async (ctx) => of(await readSettings(ctx)) }
}

/** Of an environment of which an operator has set nothing. */
export const noSettings: StoredSettings = { sign_in: {}, radar: {}, directory_sync: {} }

/** The settings of all groups, in one read. */
export async function readSettings(ctx: Context): Promise<StoredSettings> {
  const row = await ctx.db.maybe<StoredSettings>(sql`
    select settings as sign_in, radar, directory_sync from sign_in_settings where environment_id = ${ctx.environmentId}`)
  return row ?? noSettings
}

/** An expression for the settings of all groups as one value: null for {@link noSettings}. */
export function storedSettings(ctx: Context): Statement {
  return sql`(select json_build_object('sign_in', settings, 'radar', radar, 'directory_sync', directory_sync)
    from sign_in_settings where environment_id = ${ctx.environmentId})`
}

/** Changes the given settings of a group. */
export function storeSettings(ctx: Context, group: Group, changes: Readonly<Record<string, unknown>>): Promise<void> {
  return mergeSettings(
    ctx,
    group,
    changes,
    sql`
    settings = sign_in_settings.settings || excluded.settings, radar = sign_in_settings.radar || excluded.radar,
    directory_sync = sign_in_settings.directory_sync || excluded.directory_sync`,
  )
}

/** Sets the given settings that the operator has not set, even if they are set at the same moment. */
export function storeUnsetSettings(
  ctx: Context,
  group: Group,
  values: Readonly<Record<string, unknown>>,
): Promise<void> {
  return mergeSettings(
    ctx,
    group,
    values,
    sql`
    settings = excluded.settings || sign_in_settings.settings, radar = excluded.radar || sign_in_settings.radar,
    directory_sync = excluded.directory_sync || sign_in_settings.directory_sync`,
  )
}

/** Locks the settings of all groups for an update, for a GET's `lockRow`. */
export function lockSettings(ctx: Context): Statement {
  return sql`
    insert into sign_in_settings (environment_id, settings, radar, directory_sync)
    values (${ctx.environmentId}, '{}', '{}', '{}')
    on conflict (environment_id) do update set settings = sign_in_settings.settings`
}

function mergeSettings(
  ctx: Context,
  group: Group,
  values: Readonly<Record<string, unknown>>,
  merge: Statement,
): Promise<void> {
  const given: StoredSettings = { sign_in: {}, radar: {}, directory_sync: {}, [group]: values }
  return ctx.transaction(async (tx) => {
    tx.db.send(sql`
      insert into sign_in_settings (environment_id, settings, radar, directory_sync)
      values (${ctx.environmentId}, ${given.sign_in}, ${given.radar}, ${given.directory_sync})
      on conflict (environment_id) do update set ${merge}`)
  })
}

function pick(values: Readonly<Record<string, unknown>>, members: TProperties): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([name]) => Object.hasOwn(members, name)))
}
