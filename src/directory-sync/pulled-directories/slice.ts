import { defineSlice } from '#platform/slices/slice.ts'
import { directoriesArea } from '../directories/index.ts'
import { directoriesBehind } from './gauges.ts'
import { configureBamboohrOperation } from './operations/configure-bamboohr.ts'
import { configureGoogleWorkspaceOperation } from './operations/configure-google-workspace.ts'
import { getSyncOperation } from './operations/get-sync.ts'
import { requestSyncOperation } from './operations/request-sync.ts'
import { syncDirectoryJob, syncDueDirectories } from './sync/sync-job.ts'

/** Directories whose providers do not send: Gatehouse reads them and stores the differences. */
export const pulledDirectories = defineSlice({
  area: directoriesArea,
  operations: [configureGoogleWorkspaceOperation, configureBamboohrOperation, getSyncOperation, requestSyncOperation],
  tables: {
    directory_pulls: {
      moves: { comesLast: true },
      renewal: 'pulled directories: replace the credentials at their providers',
      sealed: { sealed_settings: 'directory_source:{directory_id}' },
      kept: { until: 'its directory is deleted' },
      impersonal: { 'how a directory is read; counts, and reasons without addresses': ['sealed_settings', 'last_run'] },
    },
  },
  jobs: [syncDirectoryJob],
  crons: [syncDueDirectories],
  gauges: [directoriesBehind],
})
