import {
  deleteDirectory,
  directoryTypes,
  getDirectory,
  importDirectory,
  keepToken,
} from '#directory-sync/directories/index.ts'
import {
  changeDirectoryGroup,
  changeDirectoryUser,
  createDirectoryGroup,
  createDirectoryUser,
  deleteDirectoryGroup,
  deleteDirectoryUser,
} from '#directory-sync/directory-objects/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { recordOf } from '#platform/records.ts'
import type { SourceRow } from '../../../define-source.ts'
import type { ObjectWriter } from '../../../object-writer.ts'
import type { MappedRow, ObjectRecord } from '../../../records.ts'
import { requiredText, textOf } from '../../../values.ts'

type Value = ObjectRecord['value']

/** The users and groups are read from the other system, as from a provider. */
const source = { kind: 'pull' } as const

export const directoryWriter: ObjectWriter = {
  plural: 'directories',
  async create(tx, id, value) {
    const type = directoryTypes.find((each) => each === value.type)
    if (type === undefined) return undefined
    await importDirectory(tx, {
      id,
      external_key: requiredText(value.external_key, 'external_key'),
      organization_id: requiredText(value.organization_id, 'organization_id'),
      type,
      name: requiredText(value.name, 'name'),
      domain: textOf(value.domain),
      isLinked: value.state === 'linked',
    })
    return 'created'
  },
  async update() {
    // Its provider and its administrator change it here from now on.
  },
  remove: (ctx, id) => deleteDirectory(ctx, id),
}

/** A token that the provider goes on to send. */
export const directoryTokenWriter: ObjectWriter = {
  plural: 'directory tokens',
  async create(tx, id, value) {
    await keepToken(tx, id, requiredText(value.token, 'token'))
    return 'created'
  },
  async update(tx, id, value) {
    await keepToken(tx, id, requiredText(value.token, 'token'))
  },
  async remove() {
    // A file says nothing of tokens that are not in it.
  },
}

export function mapDirectoryToken({ value }: SourceRow): MappedRow {
  const id = requiredText(value.directory_id, 'directory_id')
  return { records: [{ kind: 'object', type: 'directory_token', id, value }], problems: [] }
}

export const directoryUserWriter: ObjectWriter = {
  plural: 'directory users',
  async create(tx, id, value) {
    await createDirectoryUser(tx, await directoryOf(tx, value), { id, resource: userResource(value) }, source)
    return 'created'
  },
  async update(tx, id, value) {
    await changeDirectoryUser(tx, await directoryOf(tx, value), id, () => userResource(value), source)
  },
  remove: async (ctx, id, value) => deleteDirectoryUser(ctx, await directoryOf(ctx, value), id, source),
}

export const directoryGroupWriter: ObjectWriter = {
  plural: 'directory groups',
  async create(tx, id, value) {
    const input = { id, resource: groupResource(value), members: [] }
    await createDirectoryGroup(tx, await directoryOf(tx, value), input, source)
    return 'created'
  },
  async update(tx, id, value) {
    const change = () => ({ resource: groupResource(value), steps: [] })
    await changeDirectoryGroup(tx, await directoryOf(tx, value), id, change, source)
  },
  remove: async (ctx, id, value) => deleteDirectoryGroup(ctx, await directoryOf(ctx, value), id, source),
}

export const directoryGroupMemberWriter: ObjectWriter = {
  plural: 'directory group members',
  async create(tx, _id, value) {
    await place(tx, value, 'add')
    return 'created'
  },
  async update() {
    // It has nothing that could change.
  },
  remove: (ctx, _id, value) => place(ctx, value, 'remove'),
}

async function place(ctx: Context | TransactionContext, value: Value, kind: 'add' | 'remove'): Promise<void> {
  const user = requiredText(value.id, 'id')
  await changeDirectoryGroup(
    ctx,
    await directoryOf(ctx, value),
    requiredText(value.group, 'group'),
    ({ resource }) => ({ resource, steps: [{ kind, ids: [user] }] }),
    source,
  )
}

function directoryOf(ctx: Context, value: Value) {
  return getDirectory(ctx, requiredText(value.directory_id, 'directory_id'))
}

/** What the provider sent; of one that does not speak SCIM, what the API says. */
function userResource(value: Value) {
  const { id: _id, meta: _meta, schemas: _schemas, groups: _groups, ...raw } = recordOf(value.raw_attributes)
  const idpId = requiredText(value.idp_id, 'idp_id')
  const isActive = value.state !== 'inactive'
  // SCIM leaves out what is so by default.
  const state = isActive && raw.active === undefined ? {} : { active: isActive }
  const isKnownById = raw.externalId !== undefined || idpId === value.id
  if (textOf(raw.userName) !== null) return { ...raw, ...(isKnownById ? {} : { externalId: idpId }), ...state }
  const email = textOf(value.email)
  const name = defined({
    givenName: textOf(value.first_name) ?? undefined,
    familyName: textOf(value.last_name) ?? undefined,
  })
  return {
    ...raw,
    userName: textOf(value.username) ?? email ?? idpId,
    externalId: idpId,
    name,
    ...(email === null ? {} : { emails: [{ value: email, primary: true }] }),
    ...state,
  }
}

function groupResource(value: Value) {
  const { id: _id, meta: _meta, schemas: _schemas, members: _members, ...raw } = recordOf(value.raw_attributes)
  return {
    ...raw,
    displayName: requiredText(value.name, 'name'),
    ...(raw.externalId === undefined && value.idp_id !== value.name ? { externalId: textOf(value.idp_id) } : {}),
  }
}
