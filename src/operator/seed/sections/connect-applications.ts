import { type Static, Type } from 'typebox'
import {
  CreateOAuthApplication,
  createApplication,
  createClientSecret,
  findApplicationId,
  RedirectUri,
} from '#connect/applications/index.ts'
import { defined } from '#platform/defined.ts'
import { organizationIdOf } from '../references.ts'
import type { Path, SeedFault } from '../seed-error.ts'
import { forEach, type Seeding, withId } from '../seeding.ts'
import { Entry, NotServed, PinnedId } from './schema.ts'
import { defineSection, findTwins } from './section.ts'

const { application_type: _, is_first_party, redirect_uris: _uris, ...members } = CreateOAuthApplication.properties
const Kind = Type.Optional(Type.Enum(['m2m', 'oauth']))

const Application = Entry({
  ...members,
  id: PinnedId,
  client_id: PinnedId,
  client_secret: Type.Optional(Type.String()),
  // A machine, unless the file says otherwise. The emulator calls it `type`.
  application_type: Kind,
  type: Kind,
  /** The name of the organization. */
  organization: Type.Optional(Type.String()),
  // Without an organization it is, unless the file says otherwise.
  is_first_party: Type.Optional(is_first_party),
  redirect_uris: Type.Optional(Type.Array(Type.Union([Type.String(), RedirectUri]), { maxItems: 50 })),
  audience: NotServed(Type.String()),
})
type Application = Static<typeof Application>

/** Existing ones stay unchanged. */
export const connectApplications = defineSection({
  schema: Type.Array(Application),
  check: (entries, development) => [
    ...findTwins('connectApplications', entries, 'client_id'),
    ...findTwins('connectApplications', entries, 'id'),
    ...entries.flatMap((entry, i) =>
      checkSecret(entry.client_secret, ['connectApplications', i, 'client_secret'], development),
    ),
  ],
  connect: (seeding, entries) =>
    forEach(['connectApplications'], entries, (entry, path) => seedApplication(seeding, entry, path)),
})

async function seedApplication(seeding: Seeding, entry: Application, path: Path): Promise<void> {
  const { id, client_id, client_secret, organization, ...given } = entry
  const organizationId =
    organization === undefined
      ? (given.organization_id ?? null)
      : await organizationIdOf(seeding, organization, [...path, 'organization'])
  const named = { name: given.name, organizationId, ...defined({ clientId: client_id }) }
  const known = await findApplicationId(seeding.tx, named)
  seeding.done('application', given.name, known === undefined ? 'created' : 'left')
  if (known !== undefined) return
  const tx = withId(withId(seeding.tx, 'conn_app', id), 'client', client_id)
  const application = await createApplication(tx, toInput(given, organizationId))
  if (client_secret !== undefined) await createClientSecret(seeding.tx, application.id, client_secret)
}

function toInput(given: Omit<Application, 'organization'>, organizationId: string | null) {
  const {
    application_type,
    type,
    is_first_party: isFirstParty = organizationId === null,
    redirect_uris: uris = [],
  } = given
  const { name, description = null, scopes = [], uses_pkce = null } = given
  const common = { name, description, scopes }
  if ((application_type ?? type ?? 'm2m') === 'm2m')
    return { ...common, application_type: 'm2m' as const, organization_id: organizationId ?? '' }
  return {
    ...common,
    application_type: 'oauth' as const,
    is_first_party: isFirstParty,
    organization_id: organizationId,
    uses_pkce,
    redirect_uris: uris.map((each) => (typeof each === 'string' ? { uri: each } : each)),
  }
}

/** In production as hard to guess as those that are made here. */
function checkSecret(secret: string | undefined, path: Path, development: boolean): SeedFault[] {
  const least = development ? 4 : 40
  if (secret === undefined || (/^[\x21-\x7e]{4,255}$/.test(secret) && secret.length >= least)) return []
  return [
    { path, message: `a client secret has ${least} to 255 characters: letters, digits and signs, without spaces` },
  ]
}
