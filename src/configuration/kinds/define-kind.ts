import { type TProperties, Type } from 'typebox'
import { isRecord } from '#platform/records.ts'
import type { Api, Item, Method } from '../api.ts'
import type { Change, Entry, Found, Kind } from './kind.ts'
import { bodyOf, inFile, operationOf, secretPaths } from './schemas.ts'

/** A kind by the operations that list, create, update and delete its objects. Their bodies say which members it has. */
export interface KindDefinition {
  name: string
  one: string
  path: readonly string[]
  parent?: string
  shape?: Kind['shape']
  member?: string
  /** The member of the API's objects that is the key in files. */
  key: string
  /** Ids of operations. */
  list: string
  create?: string
  update?: string
  remove?: string
  /** Parameters of the list's query. */
  query?(parent: Found | undefined): Readonly<Record<string, string>>
  /** Members with an operation of their own, whose body is the member alone. */
  own?: Readonly<Record<string, string>>
  /** The update replaces the object: members that are left out would be lost. */
  replaces?: boolean
  /** The update takes another key. */
  renames?: boolean
  omit?: readonly string[]
  /** Members that no body has, or that files write otherwise. */
  more?: TProperties
  sets?: readonly string[]
  derived?: readonly string[]
  blank?: Entry
  notManaged?: string
  /** Objects that files do not have. */
  skip?(item: Item): boolean
  /** What a list leaves out of an object. */
  read?(api: Api, item: Item): Promise<Item>
  /** An object in the form of files. */
  toFile?(item: Item, api: Api): Promise<Item> | Item
  /** An entry in the form of the API. */
  toApi?(value: Entry, api: Api, key: string): Promise<Entry> | Entry
  hasSecret?: Kind['hasSecret']
  holder?: Kind['holder']
  same?: Kind['same']
}

export function defineKind(definition: KindDefinition): Kind {
  const { name, one, path, parent, shape = 'map', key, create, update, remove, own = {}, more = {} } = definition
  const created = create === undefined ? {} : bodyOf(create)
  const updated = update === undefined ? {} : bodyOf(update)
  const left = new Set([key, 'organization_id', ...(definition.omit ?? [])])
  const offered: TProperties = Object.fromEntries(
    Object.entries({ ...created, ...updated }).filter(([member]) => !left.has(member)),
  )
  const members: TProperties = { ...offered, ...more }
  const memberNames = Object.keys(members)

  async function toFound(api: Api, listed: Item): Promise<Found> {
    const item = definition.read === undefined ? listed : { ...listed, ...(await definition.read(api, listed)) }
    const shown = (await definition.toFile?.(item, api)) ?? item
    return { key: String(shown[key] ?? item[key] ?? ''), item, value: pick(shown, memberNames) }
  }

  async function write(
    { api, key: name, value, found, parent: owner }: Change,
    id: string | undefined,
    properties: TProperties,
  ) {
    if (id === undefined) return undefined
    const converted = (await definition.toApi?.(value, api, name)) ?? value
    const names = Object.keys(properties).filter((each) => !Object.hasOwn(own, each))
    const given = pick(converted, names)
    const body = definition.replaces && found !== undefined ? merged(pick(found.value, names), given) : given
    if (Object.hasOwn(properties, key) && body[key] === undefined && name !== '') body[key] = name
    if (Object.hasOwn(properties, 'organization_id') && owner !== undefined) body.organization_id = owner.item.id
    return send(api, id, { ...paramsOf(owner), ...(found?.item ?? { [key]: name }) }, body)
  }

  /** What the call of a creation or an update cannot do. */
  async function writeOwn({ api, value, found, parent: owner, key: name }: Change): Promise<void> {
    for (const [member, id] of Object.entries(own))
      if (value[member] !== undefined)
        await send(api, id, { ...paramsOf(owner), ...(found?.item ?? { [key]: name }) }, { [member]: value[member] })
  }

  const updatesOnly = Object.keys(updated).filter((member) => !Object.hasOwn(created, member) && !left.has(member))
  const canCreate = create !== undefined
  return {
    name,
    one,
    key,
    path,
    shape,
    ...(parent === undefined ? {} : { parent }),
    ...(definition.member === undefined ? {} : { member: definition.member }),
    schema: Type.Object(
      Object.fromEntries(Object.entries(members).map(([member, schema]) => [member, Type.Optional(inFile(schema))])),
      { additionalProperties: false },
    ),
    fixed: new Set(
      canCreate
        ? Object.keys(offered).filter((member) => !Object.hasOwn(updated, member) && !Object.hasOwn(own, member))
        : [],
    ),
    sets: new Set(definition.sets),
    derived: new Set(definition.derived),
    secrets: secretPaths(members),
    blank: definition.blank ?? {},
    ...(definition.notManaged === undefined ? {} : { notManaged: definition.notManaged }),
    ...(definition.same === undefined ? {} : { same: definition.same }),
    ...(definition.hasSecret === undefined ? {} : { hasSecret: definition.hasSecret }),
    ...(definition.holder === undefined ? {} : { holder: definition.holder }),
    async list(api, owner) {
      const operation = operationOf(definition.list)
      const address = fill(operation.path, paramsOf(owner))
      if (shape === 'single') {
        const item = await api.find(address)
        return item === undefined ? [] : [{ ...(await toFound(api, item)), key: '' }]
      }
      const query = new URLSearchParams(definition.query?.(owner))
      if (operation.query !== undefined) query.set('limit', '100')
      if (operation.query !== undefined) query.set('order', 'asc')
      const text = query.toString()
      const items = await api.list(`${address}${text && `?${text}`}`)
      return inTurn(
        items.filter((item) => !definition.skip?.(item)),
        (item) => toFound(api, item),
      )
    },
    ...(canCreate
      ? {
          async create(change: Change) {
            const item = await write(change, create, created)
            const found = { key: change.key, item: { [key]: change.key, ...item }, value: {} }
            const later = pick(change.value, updatesOnly)
            if (Object.keys(later).length > 0) await write({ ...change, value: later, found }, update, updated)
            await writeOwn({ ...change, found })
          },
        }
      : {}),
    async update(change) {
      const properties = Object.fromEntries(Object.entries(updated).filter(([member]) => !Object.hasOwn(own, member)))
      const isUpdated = Object.keys(
        (await definition.toApi?.(change.value, change.api, change.key)) ?? change.value,
      ).some((member) => Object.hasOwn(properties, member))
      if (isUpdated) await write(change, update, properties)
      await writeOwn(change)
    },
    ...(definition.renames
      ? {
          rename: async (change: Change) =>
            void (await write({ ...change, value: { ...change.value, [key]: change.key } }, update, updated)),
        }
      : {}),
    ...(remove === undefined
      ? {}
      : {
          async remove({ api, found, parent: owner }) {
            await send(api, remove, { ...paramsOf(owner), ...found.item }, undefined)
          },
        }),
  }
}

export async function send(api: Api, id: string, parameters: Item, body: unknown): Promise<Item> {
  const { method, path } = operationOf(id)
  return api.call(method as Method, fill(path, parameters), body)
}

/** Objects below an organization or a flag are at paths that name it. */
function paramsOf(parent: Found | undefined): Item {
  if (parent === undefined) return {}
  const { id, slug } = parent.item
  return { id, organizationId: id, organization_id: id, ...(slug === undefined ? {} : { slug }) }
}

export function fill(path: string, parameters: Item): string {
  return path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = parameters[name]
    if (value === undefined) throw new Error(`${path} needs ${name}.`)
    return encodeURIComponent(String(value))
  })
}

export function pick(value: Entry, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.flatMap((name) => (value[name] === undefined ? [] : [[name, value[name]]])))
}

/** What a replacement keeps of the object, at any depth. */
function merged(has: Entry, given: Entry): Record<string, unknown> {
  return Object.fromEntries(
    [...new Set([...Object.keys(has), ...Object.keys(given)])].map((name) => {
      const [before, after] = [has[name], given[name]]
      if (after === undefined) return [name, before]
      return [name, isObject(before) && isObject(after) ? merged(before, after) : after]
    }),
  )
}

function isObject(value: unknown): value is Entry {
  return isRecord(value) && !Array.isArray(value)
}

const callsAtOnce = 8

/** Does the work of each, a few at once, and keeps their order. */
export async function inTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = []
  for (let i = 0; i < items.length; i += callsAtOnce)
    results.push(...(await Promise.all(items.slice(i, i + callsAtOnce).map(work))))
  return results
}
