import { signInSettings } from '#environment/environments/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { clientDocuments, metadataParts, oauthArea } from '../oauth-server/index.ts'
import { followDocument } from './documents/follow-document.ts'
import { deleteUnusedRegistrations } from './jobs.ts'
import { registrationMetadata } from './metadata.ts'
import {
  deleteRegistrationOperation,
  getRegistrationOperation,
  updateRegistrationOperation,
} from './operations/manage-registration.ts'
import { registerInEnvironmentOperation, registerOperation } from './operations/register.ts'
import { registrationSettings } from './settings.ts'

export const clientRegistrations = defineSlice({
  area: oauthArea,
  operations: [
    registerOperation,
    registerInEnvironmentOperation,
    getRegistrationOperation,
    updateRegistrationOperation,
    deleteRegistrationOperation,
  ],
  crons: [deleteUnusedRegistrations],
  fills: [
    signInSettings.fill(registrationSettings),
    metadataParts.fill(registrationMetadata),
    clientDocuments.fill(followDocument),
  ],
})
