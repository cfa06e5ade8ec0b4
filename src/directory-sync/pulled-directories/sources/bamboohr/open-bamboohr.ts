import type { Context } from '#platform/context.ts'
import type { Ask } from '../ask.ts'
import { SourceFailure, statusFailure } from '../failure.ts'
import { type BamboohrSettings, receiverOf } from '../settings.ts'
import type { DirectorySource, SourceGroup, SourceUser } from '../source.ts'
import { isObject, objectsOf } from '../values.ts'
import { departmentOf, toDepartment, toEmployee } from './to-resource.ts'

/** Its clock may go differently from ours. */
const skewMs = 300_000

/**
 * The employees of a company at BambooHR, and its departments as groups. The whole directory is one answer, so a run that
 * finds out that someone changed reads all of it; people who have left are not in it.
 */
export function openBamboohr(_ctx: Context, settings: BamboohrSettings, ask: Ask): DirectorySource {
  const base = `${receiverOf(settings)}/api/gateway.php/${encodeURIComponent(settings.company)}/v1`
  const headers = {
    authorization: `Basic ${Buffer.from(`${settings.api_key}:x`).toString('base64')}`,
    accept: 'application/json',
  }
  let groups: readonly SourceGroup[] = []

  async function get(path: string): Promise<Record<string, unknown>> {
    const answer = await ask({ method: 'GET', url: base + path, headers })
    const { status, body } = answer
    const said = answer.headers['x-bamboohr-error-message']
    const words = typeof said === 'string' ? said : ''
    // 404 is what a company that does not exist is answered.
    if (status === 401 || status === 403 || status === 404)
      throw new SourceFailure('credentials_refused', { said: words, stage: 'http', status })
    if (status !== 200 || body === undefined) throw statusFailure(status, words)
    return body
  }

  async function changedSince(time: Date): Promise<Record<string, unknown>> {
    const since = new Date(time.getTime() - skewMs).toISOString().replace(/\.\d+Z$/, 'Z')
    const { employees } = await get(`/employees/changed?${new URLSearchParams({ since })}`)
    // Empty, it is an empty list for some versions of PHP.
    if (Array.isArray(employees)) return { ...employees }
    if (!isObject(employees))
      throw new SourceFailure('unexpected_answer', { detail: 'It did not return who has changed.' })
    return employees
  }

  return {
    async check() {
      await get('/employees/directory')
    },

    async hasChangedSince(time) {
      return Object.keys(await changedSince(time)).length > 0
    },

    async *users() {
      const { employees } = await get('/employees/directory')
      if (!Array.isArray(employees))
        throw new SourceFailure('unexpected_answer', { detail: 'It sent no list of employees.' })
      const given = objectsOf(employees)
      if (given.length === 0) throw new SourceFailure('nothing_there')
      const users = given.map(toEmployee)
      groups = groupByDepartment(users)
      yield users
    },

    async *groups() {
      yield groups
    },
  }
}

function groupByDepartment(users: readonly SourceUser[]): SourceGroup[] {
  const members = new Map<string, string[]>()
  for (const { id, resource } of users) {
    const department = departmentOf(resource)
    if (department !== undefined) members.set(department, [...(members.get(department) ?? []), id])
  }
  return [...members].map(([name, memberIds]) => ({ ...toDepartment(name), memberIds }))
}
