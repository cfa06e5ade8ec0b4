import { notFound } from '#platform/http/errors.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { endsWithOrganization } from '#tenancy/organizations/index.ts'
import { directoriesArea } from './area.ts'
import { endDirectories } from './end-directories.ts'
import * as directoryEvents from './events.ts'
import { deleteDirectoryJob } from './jobs.ts'
import { createDirectoryOperation } from './operations/create-directory.ts'
import { createTokenOperation } from './operations/create-token.ts'
import { deleteDirectoryOperation } from './operations/delete-directory.ts'
import { getDirectoryOperation } from './operations/get-directory.ts'
import { getDirectorySettingsOperation } from './operations/get-settings.ts'
import { listDirectoriesOperation } from './operations/list-directories.ts'
import { listTokensOperation } from './operations/list-tokens.ts'
import { revokeTokenOperation } from './operations/revoke-token.ts'
import { updateDirectoryOperation } from './operations/update-directory.ts'
import { updateDirectorySettingsOperation } from './operations/update-settings.ts'

export const directories = defineSlice({
  area: directoriesArea,
  operations: [
    listDirectoriesOperation,
    createDirectoryOperation,
    getDirectoryOperation,
    updateDirectoryOperation,
    deleteDirectoryOperation,
    listTokensOperation,
    createTokenOperation,
    revokeTokenOperation,
    getDirectorySettingsOperation,
    updateDirectorySettingsOperation,
  ],
  events: Object.values(directoryEvents),
  impersonalTexts: [
    [
      /^dsync\.(activated|deleted|token\.\w+) (name|external_key|token_suffix|domains\.domain)$/,
      'a directory of an organization',
    ],
  ],
  tables: {
    directories: {
      kept: { until: 'it is deleted' },
      missing: (id) => notFound('Directory', id),
      readable: ['id', 'state', 'provisions_members', 'name'],
      impersonal: {
        'a provider, which is no person': ['external_key', 'directory_type', 'name', 'domain', 'attribute_map'],
      },
    },
    directory_tokens: {
      hashed: ['hash'],
      kept: { until: 'it is deleted' },
      impersonal: { 'a provider, which is no person': ['token_suffix'] },
    },
  },
  jobs: [deleteDirectoryJob],
  fills: [endsWithOrganization.fill({ end: endDirectories })],
})
