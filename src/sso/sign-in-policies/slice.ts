import { defineSlice } from '#platform/slices/slice.ts'
import { singleSignOnArea } from '../connections/index.ts'
import { getSignInPolicyOperation } from './operations/get-sign-in-policy.ts'
import { updateSignInPolicyOperation } from './operations/update-sign-in-policy.ts'

export const signInPolicies = defineSlice({
  area: singleSignOnArea,
  operations: [getSignInPolicyOperation, updateSignInPolicyOperation],
  tables: { organization_sign_in_policies: { kept: { until: 'its organization is deleted' } } },
})
