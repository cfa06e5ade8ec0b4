import { defineSlice } from '#platform/slices/slice.ts'
import { endsWithOrganization } from '#tenancy/organizations/index.ts'
import { customersProvider } from '../vault-keys/index.ts'
import * as customerKeyEvents from './events.ts'
import { configureCustomerKeyOperation } from './operations/configure-customer-key.ts'
import { deleteCustomerKeyOperation } from './operations/delete-customer-key.ts'
import { getCustomerKeyOperation } from './operations/get-customer-key.ts'
import { verifyCustomerKeyOperation } from './operations/verify-customer-key.ts'
import { findOwnKey } from './own-key.ts'
import { endCustomerKey } from './service.ts'

export const customerKeys = defineSlice({
  area: {
    name: 'Customer keys',
    group: 'Secrets',
    description: 'An organization’s own key, in its own cloud, that protects what the Vault stores for it.',
  },
  operations: [
    getCustomerKeyOperation,
    configureCustomerKeyOperation,
    verifyCustomerKeyOperation,
    deleteCustomerKeyOperation,
  ],
  events: Object.values(customerKeyEvents),
  tables: {
    vault_customer_keys: {
      renewal: "customers' own keys: replace the credentials for them",
      sealed: { sealed_settings: 'customer_key:{environment_id}:{organization_id}' },
      kept: { until: 'it is deleted' },
      impersonal: { 'keys, and texts of their providers': ['key_reference', 'sealed_settings', 'last_error'] },
    },
  },
  fills: [customersProvider.fill(findOwnKey), endsWithOrganization.fill({ end: endCustomerKey })],
})
