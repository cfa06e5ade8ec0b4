import type { Api } from '../api.ts'
import { inTurn } from '../kinds/define-kind.ts'
import { kinds } from '../kinds/index.ts'
import type { Found, Kind } from '../kinds/kind.ts'
import { type Address, addressOf, idOf } from './address.ts'

/** An object of the server, where a file would have it. */
export interface Known {
  readonly kind: Kind
  readonly address: Address
  readonly found: Found
  readonly parent?: Known
}

/** What was read of an environment. */
export interface World {
  readonly known: ReadonlyMap<string, Known>
  /** Keys that several objects go by: files cannot tell them apart. */
  readonly ambiguous: readonly Address[]
}

/** What is read: of each kind all objects, or those with the given keys. */
export interface Scope {
  /** @returns the keys to look for, `all`, or nothing for a kind that is left alone */
  keysOf(kind: Kind, parent: Address | undefined): readonly string[] | 'all' | undefined
  /** Where an object is to be, and what is part of it with it, if it gets another key. */
  renamed(address: Address): Address | undefined
}

export async function readWorld(api: Api, scope: Scope): Promise<World> {
  const known = new Map<string, Known>()
  const ambiguous: Address[] = []

  async function read(kind: Kind, parent?: Known, below?: Address): Promise<void> {
    const keys = scope.keysOf(kind, below)
    if (keys === undefined) return
    const found = await foundOf(api, kind, keys, parent?.found)
    const counts = new Map<string, number>()
    for (const { key } of found) counts.set(key, (counts.get(key) ?? 0) + 1)
    for (const [key, count] of counts) if (count > 1) ambiguous.push(addressOf(kind, key, below))
    const objects = found
      .filter(({ key }) => counts.get(key) === 1)
      .map(
        (each): Known => ({
          kind,
          address: addressOf(kind, each.key, below),
          found: each,
          ...(parent === undefined ? {} : { parent }),
        }),
      )
    for (const object of objects) known.set(idOf(object.address), object)
    const children = kinds.filter((child) => child.parent === kind.name)
    await inTurn(objects, async (object) => {
      const target = scope.renamed(object.address)
      const at = target !== undefined && !known.has(idOf(target)) ? target : object.address
      for (const child of children) await read(child, object, at)
    })
  }

  for (const kind of kinds) if (kind.parent === undefined) await read(kind)
  return { known, ambiguous }
}

async function foundOf(
  api: Api,
  kind: Kind,
  keys: readonly string[] | 'all',
  parent: Found | undefined,
): Promise<Found[]> {
  const { find } = kind
  if (keys === 'all' || find === undefined) return kind.list(api, parent)
  const found = await inTurn([...new Set(keys)], (key) => find(api, key))
  return found.filter((each) => each !== undefined)
}
