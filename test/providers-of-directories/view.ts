import type { TestServer } from '../server.ts'
import type { Change, PersonSeen } from './life.ts'

/** What an application has of a directory by the official API. */
export interface View {
  users: Record<string, PersonSeen>
  groups: Record<string, readonly string[]>
  memberships: Record<string, string>
}

interface DirectoryUser {
  id: string
  idp_id: string
  email: string | null
  name: string | null
  state: string
  custom_attributes: { job_title?: string | null; department_name?: string | null }
}
interface Group {
  id: string
  name: string
}
interface DirectoryEvent {
  event: string
  data: Record<string, unknown> & { directory_id?: string; id: string }
}

export async function readView({ api }: TestServer, directoryId: string, organizationId: string): Promise<View> {
  const list = async <Row>(path: string) => (await api.get<{ data: Row[] }>(`${path}&limit=100&order=asc`)).body.data
  const users = await list<DirectoryUser>(`/directory_users?directory=${directoryId}`)
  const groups = await list<Group>(`/directory_groups?directory=${directoryId}`)
  const membersOf = async ({ id, name }: Group) => {
    const members = await list<DirectoryUser>(`/directory_users?group=${id}`)
    return [name, members.map(nameOf).sort()] as const
  }
  const memberships = await list<{ user_id: string; status: string }>(
    `/user_management/organization_memberships?organization_id=${organizationId}&statuses=active,inactive,pending`,
  )
  const statusOf = async ({ user_id, status }: { user_id: string; status: string }) => {
    const { body } = await api.get<{ email: string }>(`/user_management/users/${user_id}`)
    return [nameOf(body), status] as const
  }
  return {
    users: Object.fromEntries(users.map((user) => [nameOf(user), seen(user)])),
    groups: Object.fromEntries(await Promise.all(groups.map(membersOf))),
    memberships: Object.fromEntries(await Promise.all(memberships.map(statusOf))),
  }
}

function seen({ state, name, email, idp_id, custom_attributes }: DirectoryUser): PersonSeen {
  const { job_title: title, department_name: department } = custom_attributes
  return { state, name, email, idp_id, ...(title ? { title } : {}), ...(department ? { department } : {}) }
}

/** `ada` of `ada@northwind.example`. */
function nameOf({ email }: { email: string | null }): string {
  return email?.split('@')[0] ?? 'unknown'
}

/** The events of a directory from the one at a position on, as lines: `group.user_added ada Engineering`. */
export async function readEvents({ api }: TestServer, directoryId: string, from: number): Promise<string[]> {
  const { body } = await api.get<{ data: DirectoryEvent[] }>('/events?limit=100&order=asc')
  return body.data
    .filter(({ event, data }) => event.startsWith('dsync.') && (data.directory_id ?? data.id) === directoryId)
    .slice(from)
    .map(lineOf)
}

function lineOf({ event, data }: DirectoryEvent): string {
  const { user, group } = data as { user?: DirectoryUser; group?: Group }
  const subject =
    user !== undefined && group !== undefined ? `${nameOf(user)} ${group.name}` : subjectOf(event, data as never)
  return [event.replace('dsync.', ''), subject, changesOf(data.previous_attributes)]
    .filter((part) => part !== '')
    .join(' ')
}

function subjectOf(event: string, data: DirectoryUser & Group): string {
  if (event.startsWith('dsync.user.')) return nameOf(data)
  return event.startsWith('dsync.group.') ? data.name : ''
}

function changesOf(previous: unknown): string {
  if (previous === undefined) return ''
  const { custom_attributes = {}, raw_attributes: _, ...root } = previous as Record<string, object>
  const names = new Set([...Object.keys(root), ...Object.keys(custom_attributes)])
  return `(${[...names].sort().join(', ')})`
}

export function changed(view: View, { users = {}, groups = {}, memberships = {} }: Change): View {
  const people = Object.entries(users).map(
    ([name, change]) => [name, change === null ? null : { ...view.users[name], ...change }] as const,
  )
  return {
    users: without(null, { ...view.users, ...Object.fromEntries(people) }) as View['users'],
    groups: without(null, { ...view.groups, ...groups }) as View['groups'],
    memberships: without(null, { ...view.memberships, ...memberships }) as View['memberships'],
  }
}

function without(gone: null, members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== gone))
}
