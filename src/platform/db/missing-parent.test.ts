import { DatabaseError } from 'pg'
import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { createOnMissingParent, listForeignKeys } from './missing-parent.ts'
import { sql } from './sql.ts'

const { environment, app, workos } = await startServer()

test('a transaction that stores a row of a parent that is gone fails with the 404 of that parent, which names it', async () => {
  const failing = environment.transaction(async (tx) => {
    tx.db.send(sql`
      insert into recovery_codes (environment_id, user_id, hash, created_at)
      values (${tx.environmentId}, 'user_gone', ${Buffer.alloc(32)}, ${tx.now()})`)
  })

  await expect(failing).rejects.toMatchObject({
    definition: { status: 404 },
    message: expect.stringContaining("User not found: 'user_gone'"),
  })
})

test('a row that cannot be deleted because others refer to it is no missing parent', async () => {
  const { id } = await workos.organizations.createOrganization({ name: 'Northwind' })
  const root = `authz_resource_${id.slice('org_'.length)}`
  await workos.authorization.createResource({
    organizationId: id,
    resourceTypeSlug: 'room',
    externalId: 'room',
    name: 'Room',
  })
  const failing = environment.transaction((tx) =>
    tx.db.run(sql`delete from authorization_resources where environment_id = ${tx.environmentId} and id = ${root}`),
  )

  await expect(failing).rejects.toMatchObject({ code: '23503', constraint: 'authorization_resources_parent_fkey' })
})

test.each(await listForeignKeys(environment.db))(
  'a violation of $name is the error of its parent, in any language',
  ({ name, columns, parent }) => {
    const [table = '', constraint = ''] = name.split('.')
    const values = columns
      .split(', ')
      .map((_, i) => (i === 0 && columns !== 'environment_id' ? 'environment_1' : `id_${i}`))
    const error = Object.assign(new DatabaseError('verletzt', 8, 'error'), {
      code: '23503',
      table,
      constraint,
      detail: `Schlüssel (${columns})=(${values.join(', ')}) ist nicht in Tabelle »${parent}« vorhanden.`,
    })

    const made = app.system.catalog.tables
      .get(parent)
      ?.missing?.(columns === 'environment_id' ? 'id_0' : values.slice(1).join(', '))

    expect(() => app.system.onMissingParent(error)).toThrow(made?.message ?? 'no error is declared')
  },
)

test('a table that others refer to, without an error for its missing rows, does not start', () => {
  const key = { name: 'rooms.rooms_house_fkey', columns: 'environment_id, house_id', parent: 'houses' }

  expect(() => createOnMissingParent([key], { tables: new Map([['houses', {}]]) })).toThrow('must declare `missing`')
})

test('a table of a newer release that rows refer to keeps no one from starting', () => {
  const key = { name: 'rooms.rooms_house_fkey', columns: 'environment_id, house_id', parent: 'houses' }

  expect(() => createOnMissingParent([key], { tables: new Map() })).not.toThrow()
})
