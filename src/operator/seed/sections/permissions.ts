import { type Static, Type } from 'typebox'
import { CreatePermission, createPermission, unknownPermissions } from '#access/permissions/index.ts'
import { forEach, type Seeding } from '../seeding.ts'
import { Entry } from './schema.ts'
import { defineSection, findTwins } from './section.ts'

const Permission = Entry(CreatePermission.properties)

export const permissions = defineSection({
  schema: Type.Array(Permission),
  check: (entries) => findTwins('permissions', entries, 'slug'),
  create: (seeding, entries) => forEach(['permissions'], entries, (entry) => ensurePermission(seeding, entry)),
})

async function ensurePermission({ tx, done }: Seeding, entry: Static<typeof Permission>): Promise<void> {
  const [isNew] = await unknownPermissions(tx, [entry.slug])
  if (isNew !== undefined) await createPermission(tx, entry)
  done('permission', entry.slug, isNew === undefined ? 'left' : 'created')
}
