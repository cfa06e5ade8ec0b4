import { beforeAll, describe, expect, test } from 'vitest'
import { type DecisionPoint, startDecisionPoint } from './authzen.fixture.ts'

// The two scenarios of the OpenID Foundation's interoperability events, as roles on resources. Their rules are repeated here as the oracle.

type Person = { userId: string; membershipId: string }

describe('the Todo scenario', () => {
  const editors = ['Rick', 'Morty', 'Summer']
  const people = [...editors, 'Beth', 'Jerry']
  const actions = ['can_read_user', 'can_read_todos', 'can_create_todo', 'can_update_todo', 'can_delete_todo']
  let server: DecisionPoint
  const known = new Map<string, Person>()
  const idOf = (name: string) => known.get(name)?.userId ?? ''

  /** Admins do everything, editors change what is theirs, viewers look. */
  function mayDo(name: string, action: string, owner: string): boolean {
    if (action.startsWith('can_read')) return true
    if (name === 'Rick') return true
    return editors.includes(name) && (action === 'can_create_todo' || owner === name)
  }

  beforeAll(async () => {
    server = await startDecisionPoint()
    await server.role('viewer', 'organization', ['can_read_user', 'can_read_todos'])
    await server.role('todo-owner', 'todo', ['can_update_todo', 'can_delete_todo'])
    await server.role('editor', 'organization', ['can_create_todo'])
    await server.role('admin', 'organization', [])
    const permit = (slug: string, permissions: string[]) =>
      server.workos.authorization.setEnvironmentRolePermissions(slug, { permissions })
    await permit('editor', actions.slice(0, 3))
    await permit('admin', actions)
    for (const name of people) {
      const role = name === 'Rick' ? 'admin' : editors.includes(name) ? 'editor' : 'viewer'
      const person = await server.person(role)
      known.set(name, person)
      const todo = await server.resource('todo', `todo-of-${name}`)
      if (editors.includes(name)) await server.assign(person.membershipId, 'todo-owner', todo.id)
    }
  })

  test('decides all 40 evaluations, whatever properties the caller sends', async () => {
    for (const name of people) {
      const asked = actions.flatMap((action) => {
        const owners = ['can_update_todo', 'can_delete_todo', 'can_create_todo'].includes(action)
          ? [name, name === 'Beth' ? 'Jerry' : 'Beth']
          : [name]
        return owners.slice(0, action === 'can_create_todo' ? 1 : 2).map((owner) => ({ action, owner }))
      })
      const { body } = await server.ask<{ evaluations: { decision: boolean }[] }>('/evaluations', {
        subject: { type: 'user', id: idOf(name), properties: { roles: ['admin', 'evil_genius'] } },
        evaluations: asked.map(({ action, owner }) => ({
          action: { name: action, properties: { force: true } },
          resource: { type: 'todo', id: `todo-of-${owner}`, properties: { ownerID: idOf(name) } },
        })),
        context: { is_admin: true },
      })
      expect(body.evaluations.map(({ decision }) => decision)).toEqual(
        asked.map(({ action, owner }) => mayDo(name, action, owner)),
      )
    }
  })

  test.each([
    ['Rick', 'Jerry', [true, true]],
    ['Morty', 'Rick', [false, true]],
    ['Jerry', 'Rick', [false, false]],
  ])('decides the batch of %s', async (name, other, expected) => {
    const owners = name === 'Rick' ? [name, other] : [other, name]
    const { status, body } = await server.ask<{ evaluations: { decision: boolean }[] }>('/evaluations', {
      subject: { type: 'user', id: idOf(name) },
      action: { name: 'can_update_todo' },
      evaluations: owners.map((owner) => ({ resource: { type: 'todo', id: `todo-of-${owner}` } })),
    })
    expect([status, body.evaluations.map(({ decision }) => decision)]).toEqual([200, expected])
  })
})

describe('the Search scenario', () => {
  const departments = {
    Legal: [101, 102, 103, 105, 108, 112, 116, 117, 119],
    Accounting: [104, 106, 109, 111, 114, 118, 120],
    Sales: [107, 110, 113],
    Finance: [115],
  }
  const people = [
    { name: 'alice', isManager: true, department: 'Sales' },
    { name: 'bob', isManager: false, department: 'Legal' },
    { name: 'carol', isManager: false, department: 'Legal' },
    { name: 'dan', isManager: true, department: 'Finance' },
    { name: 'erin', isManager: false, department: 'Finance' },
    { name: 'felix', isManager: false, department: 'Accounting' },
  ]
  const records = Object.entries(departments)
    .flatMap(([department, ids]) => ids.map((id) => ({ id, department })))
    .toSorted((one, other) => one.id - other.id)
    .map(({ id, department }, i) => ({ id: String(id), department, owner: people[i % people.length]?.name ?? '' }))
  const actions = ['view', 'edit', 'delete']
  const known = new Map<string, Person>()
  let server: DecisionPoint

  function mayDo(name: string, action: string, { owner, department }: { owner: string; department: string }): boolean {
    const person = people.find((each) => each.name === name)
    const isOfDepartment = person?.department === department
    if (owner === name) return true
    if (action === 'view') return isOfDepartment || person?.isManager === true
    return action === 'edit' && isOfDepartment && person?.isManager === true
  }

  beforeAll(async () => {
    server = await startDecisionPoint()
    await server.role('record-owner', 'record', actions)
    await server.role('manager', 'organization', [])
    await server.role('colleague', 'department', [])
    await server.role('head', 'department', [])
    const permit = (slug: string, permissions: string[]) =>
      server.workos.authorization.setEnvironmentRolePermissions(slug, { permissions })
    await permit('manager', ['view'])
    await permit('colleague', ['view'])
    await permit('head', ['edit'])
    const folders = new Map<string, Awaited<ReturnType<DecisionPoint['resource']>>>()
    for (const name of Object.keys(departments)) folders.set(name, await server.resource('department', name))
    for (const { name, isManager, department } of people) {
      const person = await server.person(...(isManager ? ['manager'] : []))
      known.set(name, person)
      const id = folders.get(department)?.id ?? ''
      await server.assign(person.membershipId, 'colleague', id)
      if (isManager) await server.assign(person.membershipId, 'head', id)
    }
    for (const { id, department, owner } of records) {
      const record = await server.resource('record', id, folders.get(department))
      await server.assign(known.get(owner)?.membershipId ?? '', 'record-owner', record.id)
    }
  })

  test('finds the subjects of every record and action, as users and as memberships', async () => {
    for (const record of records)
      for (const action of actions) {
        const expected = people.filter(({ name }) => mayDo(name, action, record))
        const search = { action: { name: action }, resource: { type: 'record', id: record.id } }
        const of = async (type: string) =>
          (await server.search('subject', { subject: { type, id: 'ignored' }, ...search })).map(({ id }) => id)
        expect((await of('user')).toSorted()).toEqual(expected.map(({ name }) => known.get(name)?.userId).toSorted())
        if (action === 'edit')
          expect((await of('organization_membership')).toSorted()).toEqual(
            expected.map(({ name }) => known.get(name)?.membershipId).toSorted(),
          )
      }
  })

  test('finds the records on which everyone may act, and each result can be asked about as it is', async () => {
    for (const { name } of people)
      for (const action of actions) {
        const subject = { type: 'user', id: known.get(name)?.userId }
        const found = await server.search('resource', {
          subject,
          action: { name: action },
          resource: { type: 'record' },
        })
        expect(found.map(({ id }) => id)).toEqual(
          records.filter((record) => mayDo(name, action, record)).map(({ id }) => id),
        )
        const { body } = await server.ask<{ evaluations: { decision: boolean }[] }>('/evaluations', {
          subject,
          action: { name: action },
          evaluations: found.map((resource) => ({ resource })),
        })
        expect(new Set(body.evaluations.map(({ decision }) => decision))).toEqual(new Set([true]))
      }
  })

  test('finds the actions of everyone on every record', async () => {
    for (const { name } of people)
      for (const record of records) {
        const found = await server.search('action', {
          subject: { type: 'user', id: known.get(name)?.userId },
          resource: { type: 'record', id: record.id },
        })
        expect(found.map((action) => action.name).toSorted()).toEqual(
          actions.filter((action) => mayDo(name, action, record)).toSorted(),
        )
      }
  })

  test('decides as the checks of the API do, for every member, action and record', async () => {
    const asked = people.flatMap(({ name }) =>
      [...actions, 'unknown'].flatMap((action) =>
        [...records.map(({ id }) => id), 'unknown'].map((id) => ({
          membershipId: known.get(name)?.membershipId ?? '',
          action,
          id,
        })),
      ),
    )
    const decisions = await server.ask<{ evaluations: { decision: boolean }[] }>('/evaluations', {
      evaluations: asked.map(({ membershipId, action, id }) => ({
        subject: { type: 'organization_membership', id: membershipId },
        action: { name: action },
        resource: { type: 'record', id },
      })),
    })
    const checks = await server.api.post<{ data: { authorized: boolean }[] }>('/authorization/checks', {
      checks: asked.map(({ membershipId, action, id }) => ({
        organization_membership_id: membershipId,
        permission_slug: action,
        resource_type_slug: 'record',
        resource_external_id: id,
      })),
    })
    expect(decisions.body.evaluations.map(({ decision }) => decision)).toEqual(
      checks.body.data.map(({ authorized }) => authorized),
    )
  })
})
