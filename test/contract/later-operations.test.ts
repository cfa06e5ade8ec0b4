import { expect, test } from 'vitest'
import { parseLaterOperations, readLaterOperations, writeLaterOperations } from './later-operations.ts'

test('an operation whose id or status no source names is kept without', () => {
  const head = 'area\tseed\tmethod\tpath\toperation_id\tsdk\tsuccess\tfirst_sdk\tsource'
  const table = [
    head,
    'sso\t-\tPOST\t/connections\tConnectionsController_create[0]\tnone\t201\tpython 10.3\tdesc',
    'pipes\t-\tPOST\t/data-integrations/{slug}/api-key\tunknown\tnone\t200,201\tnode 11.0\tsdk',
    'platform\t-\tPOST\t/platform/teams/{team_id}/invitations\tunknown\tnone\tunknown\tnone\tdocs',
  ]
  expect(parseLaterOperations(table.join('\n'))).toEqual([
    { area: 'sso', method: 'POST', path: '/connections', id: 'ConnectionsController_create', statuses: [201] },
    { area: 'pipes', method: 'POST', path: '/data-integrations/{slug}/api-key', statuses: [200, 201] },
    { area: 'platform', method: 'POST', path: '/platform/teams/{team_id}/invitations', statuses: [] },
  ])
})

test('the list in the repository is what was written into it', () => {
  const operations = readLaterOperations()
  expect(operations.length).toBeGreaterThan(50)
  expect(JSON.parse(writeLaterOperations(operations))).toEqual(operations)
})
