import type { TSchema } from 'typebox'
import type { Api, Item } from '../api.ts'

/** What a file says of an object, and what an export writes: members by the names of the API. */
export type Entry = Readonly<Record<string, unknown>>

/** An object that the server has. */
export interface Found {
  /** What it goes by in a file. */
  readonly key: string
  /** As the API answered it, for the parameters of paths. */
  readonly item: Item
  readonly value: Entry
}

/** What a kind needs for one change. */
export interface Change {
  readonly api: Api
  readonly key: string
  /** The members to write: of a creation all that the file has, otherwise those that differ. Secrets are themselves. */
  readonly value: Entry
  /** The object as it is; absent for a creation. */
  readonly found?: Found
  /** What the object is part of. */
  readonly parent?: Found
}

/**
 * A kind of object of an environment, declared once: plan, apply, export, JSON Schema and the table in the reference
 * follow from it. It reads and writes by operations of the API alone.
 */
export interface Kind {
  /** Its name in `managed`. */
  readonly name: string
  /** One of them, as messages call it. */
  readonly one: string
  /** The member of the API's objects that is the key in files. */
  readonly key: string
  /** Where it is in a file, or in the entry of its parent. */
  readonly path: readonly string[]
  readonly parent?: string
  /** `map`: entries by key. `list`: keys alone. `single`: there is one. */
  readonly shape: 'map' | 'list' | 'single'
  /** Entries are written as the value of this member: `acme.test: verified`. */
  readonly member?: string
  /** The schema of an entry, as an object. */
  readonly schema: TSchema & { readonly properties: Readonly<Record<string, TSchema>> }
  /** Members that cannot change. */
  readonly fixed: ReadonlySet<string>
  /** Lists whose order says nothing. */
  readonly sets: ReadonlySet<string>
  /** Members that steps on other objects change, too. */
  readonly derived: ReadonlySet<string>
  /** Members that hold secrets, by their paths. */
  readonly secrets: readonly (readonly string[])[]
  /** As what the server compares them: a kind of its own, and the member of objects that is the id. Of every kind with secrets. */
  readonly holder?: { readonly kind: string; readonly id: string }
  /** Values of members that a creation that was broken off may have left. */
  readonly blank: Entry
  /** What of these objects files leave alone, in words. */
  readonly notManaged?: string
  list(api: Api, parent: Found | undefined): Promise<Found[]>
  /** For kinds with so many objects that those of a file are looked up one by one. */
  find?(api: Api, key: string): Promise<Found | undefined>
  create?(change: Change): Promise<void>
  update(change: Change & { readonly found: Found }): Promise<void>
  /** Gives an object another key, with everything that depends on it. */
  rename?(change: Change & { readonly found: Found }): Promise<void>
  remove?(change: Omit<Change, 'value'> & { readonly found: Found }): Promise<void>
  /** Whether the object has the secret of a name. Default: where the entry has the place for it. */
  hasSecret?(item: Item, name: string): boolean
  /** Members, by their paths, that the file and the server may write differently. */
  same?: Readonly<Record<string, (wanted: unknown, has: unknown) => boolean>>
}

/** Whether objects of the kind can be missing, so that it makes sense to manage all of them. */
export function isWhole({ shape, remove }: Kind): boolean {
  return shape !== 'single' && remove !== undefined
}
