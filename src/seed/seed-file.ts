import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import { type Static, Type } from 'typebox'
import { parse } from 'yaml'
import { identityProviders } from '../identities/index.ts'
import { ConfigError } from '../platform/config/config-error.ts'

const text = Type.String()
const Metadata = Type.Record(Type.String(), Type.String())

const Membership = Type.Object({
  email: text,
  role: Type.Optional(text),
  status: Type.Optional(Type.Enum(['active', 'inactive'])),
})

const Organization = Type.Object({
  id: Type.Optional(text),
  name: text,
  external_id: Type.Optional(text),
  metadata: Type.Optional(Metadata),
  // The emulator's file gives a state with each domain, the command line's a list of names that count as verified.
  domains: Type.Optional(
    Type.Array(
      Type.Union([text, Type.Object({ domain: text, state: Type.Optional(Type.Enum(['pending', 'verified'])) })]),
    ),
  ),
  memberships: Type.Optional(Type.Array(Membership)),
})

const User = Type.Object({
  id: Type.Optional(text),
  email: text,
  first_name: Type.Optional(text),
  last_name: Type.Optional(text),
  password: Type.Optional(Type.String({ minLength: 1 })),
  email_verified: Type.Optional(Type.Boolean()),
  external_id: Type.Optional(text),
  metadata: Type.Optional(Metadata),
  // Both together: an account at a provider with which the user signs in.
  oauth_provider: Type.Optional(Type.Enum([...identityProviders])),
  oauth_idp_id: Type.Optional(text),
})

/** What is read of a seed file: the emulator's `workos-emulate.config.yaml` and the command line's `workos-seed.yml`. */
const SeedFile = Type.Object({
  users: Type.Optional(Type.Array(User)),
  organizations: Type.Optional(Type.Array(Organization)),
  config: Type.Optional(
    Type.Object({
      redirect_uris: Type.Optional(Type.Array(text)),
      cors_origins: Type.Optional(Type.Array(text)),
      homepage_url: Type.Optional(text),
    }),
  ),
  jwtTemplate: Type.Optional(Type.Object({ content: text })),
})
export type SeedFile = Static<typeof SeedFile>
export type SeedOrganization = Static<typeof Organization>
export type SeedUser = Static<typeof User>

const validate = new Ajv({ strict: false, allErrors: true }).compile<SeedFile>(SeedFile)

/**
 * Reads a seed file of either format.
 *
 * @returns the seeds and the names of sections that this version does not fill.
 * @throws ConfigError naming the file and the first member that is not as it should be.
 */
export function readSeedFile(path: string): { seed: SeedFile; skipped: string[] } {
  const content = parseYaml(path)
  if (!validate(content)) {
    const [error] = validate.errors ?? []
    throw new ConfigError(
      `The seed file ${path} is not as expected: ${error?.instancePath || 'the file'} ${error?.message}.`,
    )
  }
  return { seed: content, skipped: Object.keys(content).filter((section) => !(section in SeedFile.properties)) }
}

function parseYaml(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8')) ?? {}
  } catch (error) {
    throw new ConfigError(`The seed file ${path} could not be read: ${(error as Error).message}`)
  }
}
