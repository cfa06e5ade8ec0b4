import { registerOrigin } from '../cors-origins/index.ts'
import { updateEnvironment } from '../environments/index.ts'
import { linkIdentity } from '../identities/index.ts'
import { setTemplate } from '../jwt-templates/index.ts'
import { createMembership, deactivateMembership } from '../organization-memberships/index.ts'
import { createOrganization } from '../organizations/index.ts'
import type { Context } from '../platform/context.ts'
import { ensureRedirectUri } from '../redirect-uris/index.ts'
import { createUser } from '../users/index.ts'
import type { SeedFile, SeedOrganization, SeedUser } from './seed-file.ts'

/** Creates what a seed file lists, with the ids that it gives, so that tests can name them after every reset. */
export async function applySeed(ctx: Context, seed: SeedFile): Promise<void> {
  const userIds = new Map<string, string>()
  for (const user of seed.users ?? []) userIds.set(user.email.toLowerCase(), await seedUser(ctx, user))
  for (const organization of seed.organizations ?? []) await seedOrganization(ctx, organization, userIds)
  for (const uri of seed.config?.redirect_uris ?? []) await ensureRedirectUri(ctx, uri)
  for (const origin of new Set(seed.config?.cors_origins)) await registerOrigin(ctx, origin)
  if (seed.jwtTemplate !== undefined) await setTemplate(ctx, seed.jwtTemplate.content)
  if (seed.config?.homepage_url !== undefined)
    await updateEnvironment(ctx, { app_homepage_url: seed.config.homepage_url })
}

async function seedUser(ctx: Context, { id, email_verified = true, ...user }: SeedUser): Promise<string> {
  const { oauth_provider: provider, oauth_idp_id: idp_id, password, ...members } = user
  const secret = password === undefined ? {} : await secretOf(ctx, password)
  const created = await createUser(withId(ctx, 'user', id), { ...members, ...secret, email_verified })
  if (provider !== undefined && idp_id !== undefined) await linkIdentity(ctx, created.id, { provider, idp_id })
  return created.id
}

/** In development the policy is not asked: the emulator's files have passwords like `test`. A hash is stored as it is. */
async function secretOf(ctx: Context, password: string) {
  const { config, passwords } = ctx.system
  if (!config.development) return { password }
  return { password_hash: await passwords.hash(password), password_hash_type: 'argon2' as const }
}

async function seedOrganization(
  ctx: Context,
  seed: SeedOrganization,
  userIds: ReadonlyMap<string, string>,
): Promise<void> {
  const { id, domains = [], memberships = [], ...members } = seed
  const organization = await createOrganization(withId(ctx, 'org', id), {
    ...members,
    domain_data: domains.map((domain) =>
      typeof domain === 'string'
        ? { domain, state: 'verified' }
        : { domain: domain.domain, state: domain.state ?? 'verified' },
    ),
  })
  for (const { email, role, status } of memberships) {
    const userId = userIds.get(email.toLowerCase()) ?? (await seedUser(ctx, { email }))
    const membership = await createMembership(ctx, {
      user_id: userId,
      organization_id: organization.id,
      ...(role === undefined ? {} : { role_slug: role }),
    })
    if (status === 'inactive') await deactivateMembership(ctx, membership.id)
  }
}

/** The same context, except that the next id of a kind is the given one. */
function withId(ctx: Context, prefix: string, id: string | undefined): Context {
  if (id === undefined) return ctx
  const given: Context = {
    ...ctx,
    newId: (asked) => (asked === prefix ? id : ctx.newId(asked)),
    transaction: (work) => ctx.transaction((tx) => work({ ...tx, newId: given.newId })),
  }
  return given
}
