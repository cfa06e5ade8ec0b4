import { expect } from 'vitest'
import type { Operation } from '#platform/http/operation.ts'
import type { TestServer } from './server.ts'
import { loadSamples, type TracedPerson, tracedPerson, type World } from './slice-samples.ts'

/** An environment with one object of every kind, and what names each. */
export interface Furnished {
  /** Values of members, by the name that bodies and queries give them. */
  members: Readonly<Record<string, string>>
  /** The path of an operation with the ids of these objects in it. */
  pathOf(operation: Operation): string
  /** The parameters without which a list is refused, each as `name=value`. */
  searchOf(operation: Operation): string[]
}

export async function furnish(server: TestServer, name: string): Promise<Furnished> {
  const objects: Record<string, string | undefined> = {}
  const members: Record<string, string> = {}
  const searches: Record<string, Record<string, string | undefined>> = {}
  const world = worldOf(server, name, members)
  for (const samples of await loadSamples()) {
    const left = (await samples.furnish?.(world)) ?? {}
    Object.assign(objects, left.objects)
    Object.assign(members, left.members)
    Object.assign(searches, left.searches)
  }
  return {
    members,
    searchOf: ({ id }) =>
      Object.entries(searches[id] ?? {}).map(([parameter, value = '']) => `${parameter}=${encodeURIComponent(value)}`),
    pathOf: ({ path }) =>
      path.replaceAll(/\{\w+\}/g, (parameter, offset: number) => {
        const id = objects[path] ?? objects[path.slice(0, offset) + parameter] ?? objects[path.slice(0, offset)]
        if (id === undefined) throw new Error(`No samples.fixture.ts of a slice leaves an object for ${path}: add one.`)
        return id
      }),
  }
}

/** Makes every slice keep all that it can of a person. */
export async function leaveTraces(server: TestServer, { members }: Furnished): Promise<TracedPerson> {
  const world = worldOf(server, 'northwind', members)
  const { text, password, formerEmail: email } = tracedPerson
  const { id = '' } = await world.create('/user_management/users', {
    email,
    password,
    first_name: text,
    last_name: text,
    name: text,
    external_id: text,
    metadata: { [text]: text },
  })
  const person = { ...tracedPerson, user_id: id }
  for (const samples of await loadSamples()) await samples.leaveTraces?.(world, person)
  return person
}

function worldOf(server: TestServer, name: string, members: Readonly<Record<string, string>>): World {
  const { api, apiKey, clientId } = server
  return {
    server,
    name,
    member(wanted: string) {
      const value = members[wanted]
      if (value === undefined) throw new Error(`No slice has left a member ${wanted} yet.`)
      return value
    },
    async create(path: string, body: object = {}) {
      const answer = await api.post<Record<string, string>>(path, body)
      expect([path, answer.status]).toEqual([path, expect.toBeOneOf([200, 201, 202])])
      return answer.body
    },
    async authenticate(body: object) {
      const credentials = { client_id: clientId, client_secret: apiKey }
      return (await api.post<Record<string, string>>('/user_management/authenticate', { ...credentials, ...body })).body
    },
  }
}
