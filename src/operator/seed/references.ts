import { createPermission, listPermissionSlugs } from '#access/permissions/index.ts'
import { listRoleSlugs } from '#access/roles/index.ts'
import { findUserByEmail } from '#people/users/index.ts'
import { suggestion } from '#platform/yaml/closest-word.ts'
import { findOrganizationId } from '#tenancy/organizations/index.ts'
import { type Path, SeedRefusal } from './seed-error.ts'
import type { Seeding } from './seeding.ts'

/** The user that an entry names by email. @throws SeedRefusal */
export async function userIdOf({ tx, listed }: Seeding, email: string, path: Path): Promise<string> {
  const user = await findUserByEmail(tx, email)
  if (user !== undefined) return user.id
  throw new SeedRefusal(path, `there is no user \`${email}\`${suggestion(email, listed.emails)}`)
}

/** The organization that an entry names by its name or external id: the oldest, should there be several. @throws SeedRefusal */
export async function organizationIdOf({ tx, listed }: Seeding, name: string, path: Path): Promise<string> {
  const pinned = listed.organizations.find((each) => each.name === name)?.id
  if (pinned !== undefined) return pinned
  const id = (await findOrganizationId(tx, { name })) ?? (await findOrganizationId(tx, { external_id: name }))
  if (id !== undefined) return id
  const known = listed.organizations.map((each) => each.name)
  throw new SeedRefusal(path, `there is no organization \`${name}\`${suggestion(name, known)}`)
}

/**
 * Ensures that the permissions of an entry exist. In a file without a section of permissions, naming them declares
 * them. With a section, the first undeclared one is refused.
 *
 * @throws SeedRefusal
 */
export async function requirePermissions(
  { tx, listed, done }: Seeding,
  slugs: readonly string[] = [],
  path: Path,
): Promise<void> {
  if (slugs.length === 0) return
  const known = new Set(await listPermissionSlugs(tx))
  for (const [i, slug] of slugs.entries()) {
    if (known.has(slug)) continue
    if (listed.permissions)
      throw new SeedRefusal([...path, i], `there is no permission \`${slug}\`${suggestion(slug, known)}`)
    await createPermission(tx, { slug, name: slug })
    known.add(slug)
    done('permission', slug, 'created')
  }
}

/** Refuses a role that does not apply in the organization. @throws SeedRefusal */
export async function requireRole(
  { tx }: Seeding,
  slug: string | undefined,
  organizationId: string,
  path: Path,
): Promise<void> {
  if (slug === undefined) return
  const known = await listRoleSlugs(tx, organizationId)
  if (!known.includes(slug)) throw new SeedRefusal(path, `there is no role \`${slug}\`${suggestion(slug, known)}`)
}
