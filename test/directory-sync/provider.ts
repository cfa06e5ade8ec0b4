import { setTimeout as delay } from 'node:timers/promises'
import type { Random } from '../samples.ts'

/** What a provider knows of a directory: what it has sent and got an answer for. */
export interface ProviderState {
  /** By user name. */
  users: Map<string, ProvidedUser>
  /** By name. */
  groups: Map<string, ProvidedGroup>
}
export interface ProvidedUser {
  id: string
  isActive: boolean
  title: string
}
export interface ProvidedGroup {
  id: string
  /** User names. */
  members: Set<string>
}

export interface Endpoint {
  url: string
  token: string
}

/** The groups that all providers of a directory put their users into. */
export const sharedGroups = ['Shared 0', 'Shared 1', 'Shared 2'] as const

/** Users of no one, whom each provider puts into a group that only it changes. */
export const sharedUsers = ['c0@northwind.example', 'c1@northwind.example'] as const

/** What providers of one directory share: ids by names. */
export interface Shared {
  groups: ReadonlyMap<string, string>
  users: ReadonlyMap<string, string>
}

const usersEach = 6

/**
 * A provider that owns some users and a group, and shares other groups with a second one: each changes only its own users
 * there, so that what both have sent says what the directory has, whatever the order was.
 */
export class Provider {
  readonly state: ProviderState = { users: new Map(), groups: new Map() }
  /** How many requests were answered with success. */
  done = 0
  readonly #name: string
  readonly #endpoint: Endpoint
  readonly #random: Random
  readonly #shared: Shared
  /** The shared group into which it puts shared users. */
  readonly #group: string

  constructor(number: number, endpoint: Endpoint, random: Random, shared: Shared) {
    this.#name = 'ab'[number] ?? ''
    this.#group = sharedGroups[number] ?? ''
    this.#endpoint = endpoint
    this.#random = random
    this.#shared = shared
    for (const [group, id] of shared.groups) this.state.groups.set(group, { id, members: new Set() })
  }

  /** Does one thing that a provider does, until it has an answer. */
  async step(): Promise<void> {
    const userName = `${this.#name}${this.#below(usersEach)}@northwind.example`
    const user = this.state.users.get(userName)
    const action = this.#below(14)
    if (action === 0) return this.#changeOwnGroup()
    if (action > 9) return this.#changeSharedUser()
    if (user === undefined) return this.#createUser(userName)
    if (action < 3) return this.#update(user, userName)
    if (action < 5) return this.#setActive(user)
    if (action === 5) return this.#deleteUser(userName, user)
    return this.#changeMembership(userName, user)
  }

  async #createUser(userName: string): Promise<void> {
    const title = this.#title()
    const answer = await this.#send('POST', '/Users', { userName, title, active: true, emails: emailsOf(userName) })
    // An earlier try may have been done without an answer.
    const created = answer.status === 409 ? await this.#find('Users', `userName eq "${userName}"`) : answer.body
    this.state.users.set(userName, { id: created.id, isActive: true, title })
  }

  async #update(user: ProvidedUser, userName: string): Promise<void> {
    const title = this.#below(3) === 0 ? user.title : this.#title()
    const path = `/Users/${user.id}`
    if (this.#below(2) === 0) {
      await this.#send('PUT', path, { userName, title, active: user.isActive, emails: emailsOf(userName) })
    } else {
      await this.#patch(path, { op: 'Replace', path: 'title', value: title })
    }
    user.title = title
  }

  async #setActive(user: ProvidedUser): Promise<void> {
    const isActive = this.#below(2) === 0
    const value = this.#below(2) === 0 ? isActive : isActive ? 'True' : 'False'
    await this.#patch(`/Users/${user.id}`, { op: 'replace', value: { active: value } })
    user.isActive = isActive
  }

  async #deleteUser(userName: string, { id }: ProvidedUser): Promise<void> {
    await this.#send('DELETE', `/Users/${id}`)
    this.state.users.delete(userName)
    for (const { members } of this.state.groups.values()) members.delete(userName)
  }

  async #changeMembership(userName: string, user: ProvidedUser): Promise<void> {
    const name = sharedGroups[this.#below(sharedGroups.length)] ?? ''
    const members = this.state.groups.get(name)?.members ?? new Set()
    const path = `/Groups/${this.#shared.groups.get(name)}`
    if (this.#below(3) === 0) {
      await this.#patch(path, { op: 'remove', path: `members[value eq "${user.id}"]` })
      members.delete(userName)
      return
    }
    const added = [...this.state.users].filter(([each]) => each === userName || this.#below(3) === 0)
    await this.#patch(path, { op: 'Add', path: 'members', value: added.map(([, { id }]) => ({ value: id })) })
    for (const [each] of added) members.add(each)
  }

  async #changeSharedUser(): Promise<void> {
    const userName = sharedUsers[this.#below(sharedUsers.length)] ?? ''
    const id = this.#shared.users.get(userName)
    const path = `/Groups/${this.#shared.groups.get(this.#group)}`
    const members = this.state.groups.get(this.#group)?.members ?? new Set()
    const op = members.has(userName) ? 'remove' : 'add'
    await this.#patch(path, { op, path: 'members', value: [{ value: id }] })
    if (op === 'add') members.add(userName)
    else members.delete(userName)
  }

  async #changeOwnGroup(): Promise<void> {
    const displayName = `Group of ${this.#name}`
    const own = this.state.groups.get(displayName)
    const members = [...this.state.users].filter(() => this.#below(2) === 0)
    const value = members.map(([, { id }]) => ({ value: id }))
    const names = new Set(members.map(([userName]) => userName))
    if (own === undefined) {
      const answer = await this.#send('POST', '/Groups', { displayName, members: value })
      const id =
        answer.status === 409 ? (await this.#find('Groups', `displayName eq "${displayName}"`)).id : answer.body.id
      this.state.groups.set(displayName, { id, members: names })
    } else if (this.#below(4) === 0) {
      await this.#send('DELETE', `/Groups/${own.id}`)
      this.state.groups.delete(displayName)
    } else {
      await this.#send('PUT', `/Groups/${own.id}`, { displayName, members: value })
      own.members = names
    }
  }

  #patch(path: string, ...Operations: object[]) {
    return this.#send('PATCH', path, { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations })
  }

  async #find(kind: string, filter: string): Promise<{ id: string }> {
    const { body } = await this.#send('GET', `/${kind}?filter=${encodeURIComponent(filter)}`)
    const [found] = body.Resources ?? []
    if (found === undefined) throw new Error(`The directory has nothing with ${filter}, and says that it exists.`)
    return found
  }

  /** Tries again where there was no answer, or one that says to. @throws for a refusal that no repetition explains */
  async #send(method: string, path: string, body?: object): Promise<{ status: number; body: Answer }> {
    for (;;) {
      const response = await fetch(this.#endpoint.url + path, {
        method,
        headers: { authorization: `Bearer ${this.#endpoint.token}`, 'content-type': 'application/scim+json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }).catch(() => undefined)
      const text = await response?.text().catch(() => undefined)
      if (response === undefined || text === undefined || response.status === 503) {
        await delay(20)
        continue
      }
      const isRepetition =
        (method === 'POST' && response.status === 409) || (method === 'DELETE' && response.status === 404)
      if (!response.ok && !isRepetition) throw new Error(`${method} ${path}: ${response.status} ${text}`)
      this.done += 1
      return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Answer }
    }
  }

  #title(): string {
    return `Title ${this.#below(4)}`
  }

  #below(limit: number): number {
    return this.#random.integer(limit)
  }
}

interface Answer {
  id: string
  Resources?: { id: string }[]
}

function emailsOf(userName: string) {
  return [{ value: userName, type: 'work', primary: true }]
}
