import { notFound } from '#platform/http/errors.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import * as actionEvents from './events.ts'
import { createActionEndpointOperation } from './operations/create-action-endpoint.ts'
import { deleteActionEndpointOperation } from './operations/delete-action-endpoint.ts'
import { getActionEndpointOperation } from './operations/get-action-endpoint.ts'
import { listActionCallsOperation } from './operations/list-action-calls.ts'
import { listActionEndpointsOperation } from './operations/list-action-endpoints.ts'
import { rotateActionSecretOperation } from './operations/rotate-action-secret.ts'
import { testActionEndpointOperation } from './operations/test-action-endpoint.ts'
import { updateActionEndpointOperation } from './operations/update-action-endpoint.ts'

export const actions = defineSlice({
  area: {
    name: 'Actions',
    group: 'Events',
    description: 'Let an endpoint of yours allow or deny registrations and sign-ins.',
    after: 'Audit logs',
  },
  operations: [
    listActionEndpointsOperation,
    getActionEndpointOperation,
    createActionEndpointOperation,
    updateActionEndpointOperation,
    rotateActionSecretOperation,
    testActionEndpointOperation,
    listActionCallsOperation,
    deleteActionEndpointOperation,
  ],
  events: Object.values(actionEvents),
  tables: {
    action_endpoints: {
      renewal: 'secrets of action endpoints: rotate each, and give the new one to the application',
      sealed: { sealed_secret: 'action_endpoint:{id}' },
      kept: { until: 'it is deleted' },
      missing: (id: string) => notFound('Action endpoint', id),
      impersonal: { 'what an application configures': ['endpoint_url', 'sealed_secret'] },
    },
    action_calls: {
      kept: { after: 'created_at', for: '30 days', why: 'an operator looks for why people cannot sign in' },
      impersonal: { 'texts of ours': ['failure'] },
    },
  },
})
