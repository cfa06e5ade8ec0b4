/** An event as the API lists it. */
export interface LoggedEvent {
  event: string
  data: Record<string, never> & { id: string; previous_attributes?: Record<string, unknown> }
}

/** What an application knows that has read all events. */
export interface Replayed {
  /** Titles by email, of the users that there are. */
  users: Map<string, string>
  /** `group / email` */
  members: Set<string>
  /** Events without a change: a creation of what existed already, an update without a difference, and so on. */
  faults: string[]
}

/** Does what an application does that keeps a copy of a directory by its events alone. */
export function replayEvents(events: readonly LoggedEvent[]): Replayed {
  const users = new Map<string, Record<string, unknown>>()
  const groups = new Map<string, string>()
  const edges = new Set<string>()
  const faults: string[] = []
  const expect = (isSo: boolean, what: string) => {
    if (!isSo) faults.push(what)
  }
  for (const { event, data } of events) {
    const { id } = data
    if (event === 'dsync.user.created') {
      expect(!users.has(id), `${id} was created twice`)
      users.set(id, data)
    } else if (event === 'dsync.user.updated') {
      const { previous_attributes = {}, ...user } = data
      const before = users.get(id)
      expect(before !== undefined, `${id} was updated but does not exist`)
      expect(Object.keys(previous_attributes).length > 0, `${id} was updated without a difference`)
      for (const [name, value] of Object.entries(previous_attributes)) {
        if (name.endsWith('_attributes')) continue
        expect(JSON.stringify(before?.[name] ?? null) === JSON.stringify(value), `${id} had another ${name} before`)
      }
      users.set(id, user)
    } else if (event === 'dsync.user.deleted') {
      expect(users.delete(id), `${id} was deleted but does not exist`)
      for (const edge of edges) if (edge.endsWith(` ${id}`)) edges.delete(edge)
    } else if (event === 'dsync.group.created') {
      expect(!groups.has(id), `${id} was created twice`)
      groups.set(id, String(data.name))
    } else if (event === 'dsync.group.updated') {
      groups.set(id, String(data.name))
    } else if (event === 'dsync.group.deleted') {
      expect(groups.delete(id), `${id} was deleted but does not exist`)
      for (const edge of edges) if (edge.startsWith(`${id} `)) edges.delete(edge)
    } else if (event.startsWith('dsync.group.user_')) {
      const { group, user } = data as unknown as Record<'group' | 'user', { id: string }>
      const edge = `${group.id} ${user.id}`
      expect(users.has(user.id) && groups.has(group.id), `${edge}: one of them is none`)
      if (event === 'dsync.group.user_added') {
        expect(!edges.has(edge), `${edge} was added twice`)
        edges.add(edge)
      } else {
        expect(edges.delete(edge), `${edge} was removed and was none`)
      }
    }
  }
  const emailOf = (id = '') => String(users.get(id)?.email)
  const nameOf = (id = '') => String(groups.get(id))
  return {
    users: new Map([...users.values()].map((user) => [String(user.email), String(user.job_title)])),
    members: new Set(
      [...edges].map((edge) => edge.split(' ')).map(([group, user]) => `${nameOf(group)} / ${emailOf(user)}`),
    ),
    faults,
  }
}
