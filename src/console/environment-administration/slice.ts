import { defineSlice } from '#platform/slices/slice.ts'
import { deleteEnvironmentJob } from './jobs.ts'
import { changeEnvironmentOperation } from './operations/change-environment.ts'
import { copyEnvironmentSettingsOperation } from './operations/copy-environment-settings.ts'
import { createEnvironmentOperation } from './operations/create-environment.ts'
import { deleteEnvironmentOperation } from './operations/delete-environment.ts'
import { getListedEnvironmentOperation } from './operations/get-listed-environment.ts'
import { listEnvironmentsOperation } from './operations/list-environments.ts'

export const environmentAdministration = defineSlice({
  area: {
    name: 'Environments',
    group: 'Operations',
    description: 'The environments of the server: making, naming and deleting them, and copying settings between them.',
    after: 'Operators',
  },
  operations: [
    listEnvironmentsOperation,
    getListedEnvironmentOperation,
    createEnvironmentOperation,
    changeEnvironmentOperation,
    copyEnvironmentSettingsOperation,
    deleteEnvironmentOperation,
  ],
  jobs: [deleteEnvironmentJob],
})
