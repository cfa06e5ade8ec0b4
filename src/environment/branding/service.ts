import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { parseHex } from './colors/color.ts'
import type { Branding } from './schemas.ts'

const unset: Branding = {
  name: null,
  logo_url: null,
  logo_dark_url: null,
  icon_url: null,
  favicon_url: null,
  accent: null,
  accent_dark: null,
  terms_url: null,
  privacy_url: null,
  powered_by: true,
  copy: {},
}

/** The branding, and the name to show: that of the environment if the branding has none. */
export async function getBranding(ctx: Context): Promise<{ branding: Branding; displayName: string }> {
  const { name, settings } = await ctx.db.one<{ name: string; settings: Partial<Branding> | null }>(sql`
    select e.name, b.settings from environments e left join branding b on b.environment_id = e.id
    where e.id = ${ctx.environmentId}`)
  const branding = { ...unset, ...settings }
  return { branding, displayName: branding.name ?? name }
}

/** Replaces the branding. Absent members get their default. @throws invalidRequest for an invalid URL or colour */
export async function replaceBranding(ctx: Context, input: Partial<Branding>): Promise<void> {
  const known = toBranding(input)
  await ctx.transaction((tx) =>
    tx.db.run(sql`
      insert into branding (environment_id, settings, updated_at) values (${tx.environmentId}, ${{ ...known }}, ${tx.now()})
      on conflict (environment_id) do update set settings = excluded.settings, updated_at = excluded.updated_at`),
  )
}

/** Locks the branding for an update, for a GET's `lockRow`. */
export function lockBranding(ctx: Context): Statement {
  return sql`
    insert into branding (environment_id, settings, updated_at) values (${ctx.environmentId}, ${{ ...unset }}, ${ctx.now()})
    on conflict (environment_id) do update set settings = branding.settings`
}

/** The branding of the environment as it would be with other values, which are stored nowhere. @throws invalidRequest */
export async function draftBranding(
  ctx: Context,
  input: Partial<Branding>,
): Promise<{ branding: Branding; displayName: string }> {
  const branding = toBranding(input)
  const { name } = await ctx.db.one<{ name: string }>(
    sql`select e.name from environments e where e.id = ${ctx.environmentId}`,
  )
  return { branding, displayName: branding.name ?? name }
}

/** With a default for each absent member. @throws invalidRequest for an invalid URL or colour */
function toBranding(input: Partial<Branding>): Branding {
  const isGiven = ([name, value]: [string, unknown]) =>
    Object.hasOwn(unset, name) && value !== null && value !== undefined
  const given: Partial<Branding> = Object.fromEntries(Object.entries(input).filter(isGiven))
  const known: Branding = { ...unset, ...given }
  requireValid(known)
  return known
}

const pictures = ['logo_url', 'logo_dark_url', 'icon_url', 'favicon_url'] as const
const pages = ['terms_url', 'privacy_url'] as const
const colors = ['accent', 'accent_dark'] as const

function requireValid(branding: Branding): void {
  const errors = [
    // The content security policy of the pages allows images over https only, and mail programs expect it too.
    ...pictures
      .filter((name) => !isAddress(branding[name], /^https:$/))
      .map(refusal('an address that begins with https://')),
    ...pages
      .filter((name) => !isAddress(branding[name], /^https?:$/))
      .map(refusal('an address that begins with https:// or http://')),
    ...colors
      .filter((name) => branding[name] !== null && parseHex(branding[name]) === undefined)
      .map(refusal('a colour, `#rgb` or `#rrggbb`')),
  ]
  if (errors.length > 0) throw platformErrors.invalidRequest(errors)
}

function isAddress(url: string | null, protocol: RegExp): boolean {
  return url === null || (URL.canParse(url) && protocol.test(new URL(url).protocol))
}

function refusal(wanted: string) {
  return (field: string) => ({
    field,
    code: `${field}_invalid`,
    message: `\`${field}\` cannot be used. Send ${wanted}.`,
  })
}
