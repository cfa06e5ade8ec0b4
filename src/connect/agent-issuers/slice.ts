import { defineSlice } from '#platform/slices/slice.ts'
import { agentsArea } from './area.ts'
import { createIssuerOperation } from './operations/create-issuer.ts'
import { deleteIssuerOperation } from './operations/delete-issuer.ts'
import { getIssuerOperation } from './operations/get-issuer.ts'
import { listIssuersOperation } from './operations/list-issuers.ts'
import { updateIssuerOperation } from './operations/update-issuer.ts'
import { issuerNotFound } from './service.ts'

export const agentIssuers = defineSlice({
  area: agentsArea,
  operations: [
    listIssuersOperation,
    createIssuerOperation,
    getIssuerOperation,
    updateIssuerOperation,
    deleteIssuerOperation,
  ],
  tables: {
    agent_trusted_issuers: {
      kept: { until: 'it is deleted' },
      missing: issuerNotFound,
      impersonal: { 'a provider, which is no person': ['issuer', 'name', 'jwks', 'jwks_uri', 'email_domains'] },
    },
    agent_used_messages: {
      kept: { after: 'expires_at', for: '1 hour', why: 'a process whose clock is slow still accepts the message' },
    },
  },
})
