import { type Static, Type } from 'typebox'
import { CreateFlag, createFlag, hasFlag, setTarget } from '#access/feature-flags/index.ts'
import { organizationIdOf, userIdOf } from '../references.ts'
import type { Path } from '../seed-error.ts'
import { forEach, type Seeding, withId } from '../seeding.ts'
import { Entry, Maybe, PinnedId } from './schema.ts'
import { defineSection, findTwins } from './section.ts'

const { name, owner, ...members } = CreateFlag.properties

const FeatureFlag = Entry({
  ...members,
  id: PinnedId,
  // In the emulator's format, the default is the slug.
  name: Type.Optional(name),
  owner: Maybe(Entry({ email: Type.String(), first_name: Maybe(Type.String()), last_name: Maybe(Type.String()) })),
  targets: Type.Optional(
    Entry({
      /** The users by their emails. */
      users: Type.Optional(Type.Array(Type.String())),
      /** The organizations by their names. */
      organizations: Type.Optional(Type.Array(Type.String())),
    }),
  ),
})
type FeatureFlag = Static<typeof FeatureFlag>

/** Flags are enabled, unless the file says otherwise, as in the emulator. Existing ones stay unchanged. */
export const featureFlags = defineSection({
  schema: Type.Array(FeatureFlag),
  check: (entries) => [...findTwins('featureFlags', entries, 'slug'), ...findTwins('featureFlags', entries, 'id')],
  connect: (seeding, entries) => forEach(['featureFlags'], entries, (entry, path) => seedFlag(seeding, entry, path)),
})

async function seedFlag(seeding: Seeding, entry: FeatureFlag, path: Path): Promise<void> {
  const { id, targets, ...flag } = entry
  const { tx, done } = seeding
  if (await hasFlag(tx, flag.slug)) return done('feature flag', flag.slug, 'left')
  done('feature flag', flag.slug, 'created')
  await createFlag(withId(tx, 'flag', id), { enabled: true, name: flag.slug, ...flag })
  await forEach([...path, 'targets', 'users'], targets?.users, async (email, place) => {
    await setTarget(tx, flag.slug, await userIdOf(seeding, email, place), true)
  })
  await forEach([...path, 'targets', 'organizations'], targets?.organizations, async (each, place) => {
    await setTarget(tx, flag.slug, await organizationIdOf(seeding, each, place), true)
  })
}
