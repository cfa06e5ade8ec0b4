import { defineSlice } from '#platform/slices/slice.ts'
import { endsWithOrganization } from '#tenancy/organizations/index.ts'
import { auditLogsArea } from '../audit-actions/index.ts'
import { cleanExports, cleanExportsOfOrganization } from './clean-exports.ts'
import { endExports } from './exports.ts'
import { createExportOperation } from './operations/create-export.ts'
import { downloadFileOperation } from './operations/download-file.ts'
import { getExportOperation } from './operations/get-export.ts'
import { listExportsOperation } from './operations/list-exports.ts'
import { writeExportJob } from './write-export.ts'

export const auditExports = defineSlice({
  area: auditLogsArea,
  operations: [createExportOperation, listExportsOperation, getExportOperation, downloadFileOperation],
  tables: {
    audit_log_exports: {
      moves: 'their files are in the storage of one server',
      kept: { until: 'its file has been deleted from the storage, by a job of its own' },
      impersonal: { 'names of ours; gone once the file is written; of the storage': ['filter', 'last_error'] },
    },
  },
  jobs: [writeExportJob, cleanExportsOfOrganization],
  crons: [cleanExports],
  fills: [endsWithOrganization.fill({ end: endExports })],
})
