import { expect, onTestFinished, test } from 'vitest'
import { catalog } from '../src/catalog.ts'
import { createDatabase } from './database.ts'
import { furnish } from './furnish.ts'
import { startOwnServer } from './server.ts'
import { startWireCounter } from './wire-counter.ts'

/**
 * Reads that take more than one round trip, by the reason: how many they take at most, the look-up of the key included. Every other takes
 * one.
 */
const exceptions: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'records that it was read, in a transaction of its own': {
    'JumpWireWeb.DataVaultController.describe': 2,
    'JumpWireWeb.DataVaultController.index': 2,
    'JumpWireWeb.DataVaultController.show_by_id': 3,
    'JumpWireWeb.DataVaultController.show_by_name': 3,
    'JumpWireWeb.DataVaultController.versions': 2,
    'gatehouse.vault.versions.get': 3,
  },
  'decides from what a membership holds what it reads next': {
    AuthorizationController_listEffectivePermissions: 2,
    AuthorizationController_listEffectivePermissionsByExternalId: 2,
    AuthorizationController_listResourcesForMembership: 2,
    AuthorizationResourcesByExternalIdController_listOrganizationMembershipsForResourceByExternalId: 4,
    AuthorizationResourcesController_listOrganizationMembershipsForResource: 4,
    AuthorizationRoleAssignmentsController_listRoleAssignments: 2,
    AuthorizationRoleAssignmentsController_listRoleAssignmentsForResource: 2,
    AuthorizationRoleAssignmentsController_listRoleAssignmentsForResourceByExternalId: 2,
    'gatehouse.authorization.explain': 4,
    'gatehouse.authorization.listEffectivePermissions': 2,
  },
  'is addressed by a name or parent whose id it finds first': {
    ApplicationCredentialsController_list: 2,
    'gatehouse.connect.applications.logouts.list': 2,
    'gatehouse.feature_flags.rule': 2,
    'gatehouse.guess_limits.list': 3,
    'gatehouse.pipes.accounts.list': 2,
    'gatehouse.users.events.list': 3,
  },
  'adds to what it found what other slices know of it': {
    AuthorizedApplicationsController_list: 2,
    ConnectionsController_list: 2,
    DirectoriesController_list: 2,
    DirectoryUsersController_find: 2,
    DirectoryUsersController_list: 2,
    OrganizationAuthorizedApplicationsController_list: 2,
    UserlandUsersController_getPasswordReset: 2,
    'gatehouse.audit_logs.get_stream': 2,
    'gatehouse.audit_logs.list_streams': 2,
    'gatehouse.connections.configuration.get': 2,
    'gatehouse.connections.settings.get': 2,
    'gatehouse.setup_links.list': 2,
  },
  'is for operators, or shows what waits': {
    'gatehouse.jobs.failed.list': 2,
    'gatehouse.operator_log.list': 4,
    'gatehouse.operator_log.verify': 8,
    'gatehouse.overview': 2,
    'gatehouse.search': 2,
    'gatehouse.sign_ins.diagnose': 13,
  },
}
const allowed: Readonly<Record<string, number>> = Object.assign({}, ...Object.values(exceptions))

/** Not the stream of events, whose answer does not end. */
const reads = catalog.operations.filter(
  ({ id, method, access }) => method === 'GET' && access === 'api_key' && id !== 'gatehouse.events.stream',
)

test('every read takes one round trip to the database, but for those that are named here', {
  timeout: 300_000,
}, async () => {
  const databaseUrl = await createDatabase()
  const busy = await startOwnServer({ secrets: { databaseUrl } })
  const { pathOf, searchOf } = await furnish(busy, 'northwind')
  await busy.close()
  const wire = await startWireCounter(databaseUrl)
  const server = await startOwnServer({ secrets: { databaseUrl: wire.url }, config: { role: 'api', url: busy.url } })
  onTestFinished(async () => {
    await server.close()
    wire.close()
  })

  const beyond: Record<string, number> = {}
  for (const operation of reads) {
    const search = searchOf(operation).join('&')
    const url = `${server.url}${pathOf(operation)}${search === '' ? '' : `?${search}`}`
    const read = async () => {
      const answer = await fetch(url, { headers: { authorization: `Bearer ${busy.apiKey}` } })
      await answer.text()
      // What an environment has one of at most need not be there.
      expect([operation.id, answer.status]).toEqual([operation.id, expect.toBeOneOf([200, 404])])
    }
    const most = allowed[operation.id] ?? 1
    let least = Number.POSITIVE_INFINITY
    // A server asks things by itself meanwhile, at times during a read.
    for (let i = 0; i < 10 && least > most; i++) least = Math.min(least, (await wire.countLeast(read, 1)).roundTrips)
    if (least > most) beyond[operation.id] = least
  }

  expect(beyond).toEqual({})
  const ids = new Set(reads.map(({ id }) => id))
  expect(Object.keys(allowed).filter((id) => !ids.has(id))).toEqual([])
  expect(reads.length).toBeGreaterThan(150)
})
