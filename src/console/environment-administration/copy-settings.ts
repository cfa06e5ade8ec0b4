import { isDeepStrictEqual } from 'node:util'
import { createFlag, hasFlag, listFlags } from '#access/feature-flags/index.ts'
import { createPermission, listPermissionSlugs, listPermissions } from '#access/permissions/index.ts'
import { declareResourceType, listResourceTypes } from '#access/resource-types/index.ts'
import { createRole, listRoles, setPermissions } from '#access/roles/index.ts'
import { getBranding, replaceBranding } from '#environment/branding/index.ts'
import { allowedOrigins, registerOrigin } from '#environment/cors-origins/index.ts'
import { readSettings, storeSettings } from '#environment/environments/index.ts'
import { ensureRedirectUri, listRedirectUris } from '#environment/redirect-uris/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import type { ListQuery, Page } from '#platform/http/list.ts'
import { getTemplate, isTemplate, setTemplate } from '#sign-in/jwt-templates/index.ts'

/** The parts of what is set up in an environment, in the order in which they need each other. */
export const settingsParts = [
  'resource_types',
  'permissions',
  'roles',
  'redirect_uris',
  'cors_origins',
  'sign_in_settings',
  'branding',
  'jwt_template',
  'feature_flags',
] as const
export type SettingsPart = (typeof settingsParts)[number]

/** Copies a part and says how many things it has added or changed. What the target has beyond the source stays. */
type Copy = (from: Context, to: TransactionContext) => Promise<number>

const copies: Readonly<Record<SettingsPart, Copy>> = {
  async resource_types(from, to) {
    const known = await listResourceTypes(to)
    const missing = (await listResourceTypes(from)).filter(
      ({ slug, declared }) => declared && !known.some((type) => type.slug === slug && type.declared),
    )
    for (const { slug, name, parent_slugs } of missing)
      await declareResourceType(to, { slug, name, ...defined({ parent_slugs: parent_slugs ?? undefined }) })
    return missing.length
  },

  async permissions(from, to) {
    const known = new Set(await listPermissionSlugs(to))
    const missing = (await all((query) => listPermissions(from, query))).filter(({ slug }) => !known.has(slug))
    for (const { slug, name, description, resource_type_slug } of missing)
      await createPermission(to, { slug, name, description, resource_type_slug })
    return missing.length
  },

  async roles(from, to) {
    const known = await listRoles(to)
    let count = 0
    // Each new one is the last: the highest first keeps their order.
    for (const { slug, name, description, resource_type_slug, permissions } of await listRoles(from)) {
      const role = known.find((each) => each.slug === slug)
      if (role !== undefined && isDeepStrictEqual(role.permissions, permissions)) continue
      if (role === undefined) await createRole(to, { slug, name, description, resource_type_slug })
      await setPermissions(to, { organizationId: null, slug }, permissions)
      count += 1
    }
    return count
  },

  async redirect_uris(from, to) {
    let count = 0
    for (const { uri } of await all((query) => listRedirectUris(from, query)))
      if (await ensureRedirectUri(to, uri)) count += 1
    return count
  },

  async cors_origins(from, to) {
    const known = await allowedOrigins(to)
    const missing = (await allowedOrigins(from)).filter((origin) => !known.includes(origin))
    for (const origin of missing) await registerOrigin(to, origin)
    return missing.length
  },

  async sign_in_settings(from, to) {
    const [given, known] = [await readSettings(from), await readSettings(to)]
    const groups = ['sign_in', 'radar', 'directory_sync'] as const
    const different = groups.filter((group) => !isDeepStrictEqual({ ...known[group], ...given[group] }, known[group]))
    for (const group of different) await storeSettings(to, group, given[group])
    return different.length
  },

  async branding(from, to) {
    const [{ branding }, { branding: known }] = [await getBranding(from), await getBranding(to)]
    if (isDeepStrictEqual(branding, known)) return 0
    await replaceBranding(to, branding)
    return 1
  },

  async jwt_template(from, to) {
    const template = await getTemplate(from).catch(() => undefined)
    if (template === undefined || (await isTemplate(to, template.content))) return 0
    await setTemplate(to, template.content)
    return 1
  },

  async feature_flags(from, to) {
    let count = 0
    for (const flag of await all((query) => listFlags(from, query))) {
      const { slug, name, description, tags, enabled, default_value, rollout_percentage } = flag
      if (await hasFlag(to, slug)) continue
      await createFlag(to, { slug, name, description, tags, enabled, default_value, rollout_percentage })
      count += 1
    }
    return count
  },
}

/** @returns how many things of each part were added or changed */
export async function copySettings(
  from: Context,
  to: TransactionContext,
  parts: readonly SettingsPart[],
): Promise<Record<string, number>> {
  const counts: [SettingsPart, number][] = []
  for (const part of settingsParts) if (parts.includes(part)) counts.push([part, await copies[part](from, to)])
  return Object.fromEntries(counts)
}

/** Every row of a list. What an environment has set up is no more than a few thousand things. */
async function all<Row>(read: (query: ListQuery) => Promise<Page<Row>>): Promise<Row[]> {
  const rows: Row[] = []
  let after: string | undefined
  do {
    const page = await read({ limit: 100, order: 'asc', ...defined({ after }) })
    rows.push(...page.rows)
    after = page.after ?? undefined
  } while (after !== undefined)
  return rows
}
