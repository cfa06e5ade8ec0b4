import { existsSync, readFileSync } from 'node:fs'
import type { TestServer } from './server.ts'
import type { Ending, Way } from './ways-to-call.ts'

/** What the tests over the catalog need to know of a slice: `samples.fixture.ts` in its folder. */
export interface SliceSamples {
  /** Leaves one object of each kind that the slice has, in an environment with those of the slices before it. */
  furnish?(world: World): Promise<Furniture>
  /** Makes the slice keep all that it can of a person, in an environment with one object of each kind. */
  leaveTraces?(world: World, person: TracedPerson): Promise<void>
  /** How to call an operation that changes something so that it has an effect, by its id. */
  calls?: Readonly<Record<string, readonly Way[]>>
  /** The events that the slice adds when what its furnished objects belong to is deleted, in their order. */
  endings?: Readonly<Partial<Record<Ending, readonly string[]>>>
}

/** The events that all slices add to a deletion, in the order in which they are asked: the latest slice first. */
export function eventsOfEnding(samples: readonly SliceSamples[], ending: Ending): string[] {
  return samples.toReversed().flatMap(({ endings }) => endings?.[ending] ?? [])
}

/** A person like no other: the texts say who it is, wherever they turn up. */
export const tracedPerson = {
  email: 'Lovelace@analytical.example',
  formerEmail: 'former.lovelace@analytical.example',
  unprovenEmail: 'next.lovelace@analytical.example',
  text: 'lovelace',
  password: 'a sturdy long passphrase of hers',
  phone: '+14155550177',
  ip_address: '203.0.113.77',
  user_agent: 'Lovelace/1.0',
}
/** As a regular expression of PostgreSQL and JavaScript, in any case. */
export const traces = 'lovelace|203\\.0\\.113\\.77|4155550177'

/** With the id of their user. */
export type TracedPerson = typeof tracedPerson & { user_id: string }

/** What names the objects of a slice. */
export interface Furniture {
  /**
   * By the path that ends before the id, with the parameters in it where several paths begin alike; by all of a path with one
   * parameter that needs an object of its own.
   */
  objects?: Readonly<Record<string, string | undefined>>
  /** By the name that bodies and queries give them. */
  members?: Readonly<Record<string, string | undefined>>
  /** Parameters without which a list is refused, by the id of its operation. */
  searches?: Readonly<Record<string, Readonly<Record<string, string | undefined>>>>
}

/** An environment that is being furnished. */
export interface World {
  readonly server: TestServer
  /** Tells environments apart: part of the texts of all objects. */
  readonly name: string
  /** What earlier slices have left. Throws where none has left a member of this name. */
  member(name: string): string
  /** Posts, and fails unless it succeeds. */
  create(path: string, body?: object): Promise<Record<string, string>>
  authenticate(body: object): Promise<Record<string, string>>
}

export function defineSamples(samples: SliceSamples): SliceSamples {
  return samples
}

/** In the order of the catalog. */
export async function loadSamples(): Promise<SliceSamples[]> {
  const catalog = readFileSync(new URL('../src/catalog.ts', import.meta.url), 'utf8')
  const folders = new Map(
    [...catalog.matchAll(/import \{ (\w+) \} from '\.\/(.+)\/slice\.ts'/g)].map(([, name, folder]) => [name, folder]),
  )
  const [, list = ''] = /createCatalog\(\[(.*?)\]\)/s.exec(catalog) ?? []
  const furnishing = [...list.matchAll(/\w+/g)]
    .map(([name]) => folders.get(name))
    .filter((folder) => existsSync(new URL(`../src/${folder}/samples.fixture.ts`, import.meta.url)))
  return Promise.all(
    furnishing.map(async (folder) => {
      const { samples }: { samples: SliceSamples } = await import(`../src/${folder}/samples.fixture.ts`)
      return samples
    }),
  )
}
