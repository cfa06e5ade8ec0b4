import { Type } from 'typebox'
import { apiKeys } from './api-keys.ts'
import { config } from './config.ts'
import { connectApplications } from './connect-applications.ts'
import { connectResources } from './connect-resources.ts'
import { connections } from './connections.ts'
import { featureFlags } from './feature-flags.ts'
import { groups } from './groups.ts'
import { invitations } from './invitations.ts'
import { jwtTemplate } from './jwt-template.ts'
import { memberships } from './memberships.ts'
import { notServed } from './not-served.ts'
import { organizations } from './organizations.ts'
import { permissions } from './permissions.ts'
import { roles } from './roles.ts'
import { Entry } from './schema.ts'
import type { Section } from './section.ts'
import { users } from './users.ts'
import { waitlistEntries } from './waitlist-entries.ts'
import { webhookEndpoints } from './webhook-endpoints.ts'

/** Every section of the two formats, in the order in which they are applied. */
export const sections: Readonly<Record<string, Section>> = {
  permissions,
  roles,
  users,
  organizations,
  memberships,
  groups,
  config,
  jwtTemplate,
  invitations,
  waitlistEntries,
  apiKeys,
  webhookEndpoints,
  connections,
  featureFlags,
  connectResources,
  connectApplications,
  connectedAccounts: notServed,
  pipeConnections: notServed,
  agentBlueprints: notServed,
  errorHooks: notServed,
}

/** The sections beside configuration: what no configuration has, and things with values that tests know beforehand. */
const besideConfiguration = new Set([
  'users',
  'memberships',
  'groups',
  'invitations',
  'waitlistEntries',
  'apiKeys',
  'webhookEndpoints',
  'connections',
  'connectApplications',
])
/** In the vendor's formats, organizations have them. */
const ofOrganizations = new Set(['memberships', 'groups'])

function fileOf(isMeant: (name: string) => boolean) {
  return Entry(
    Object.fromEntries(
      Object.entries(sections).flatMap(([name, { schema }]) => (isMeant(name) ? [[name, Type.Optional(schema)]] : [])),
    ),
  )
}

/** A file of the vendor's: the emulator's `workos-emulate.config.yaml` and the command line's `workos-seed.yml` in one. */
export const SeedFile = fileOf((name) => !ofOrganizations.has(name))

/** The section `seed` of a configuration file. */
export const SeedSection = fileOf((name) => besideConfiguration.has(name))

/** The content of a file by section. Each section knows its own shape. */
export type SeedFile = Partial<Record<string, unknown>>
