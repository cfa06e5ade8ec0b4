import { exportEvents, getExport } from '#audit-logs/audit-exports/index.ts'
import { DomainError, notFound } from '#platform/http/errors.ts'
import { redirect } from '#platform/http/reply.ts'
import { definePortalForm, definePortalPage, goTo, type Portal } from '../kit/index.ts'
import { renderPortalAuditExport } from './export.tsx'
import { auditLogPath, auditLogQuery, filterOf } from './query.ts'

const exportsPath = `${auditLogPath}/exports`
const exportPath = `${exportsPath}/{id}`
const part = 'audit_logs'

/** @throws notFound for one of another organization */
async function exportOf({ ctx, organization }: Portal, id = '') {
  const found = await getExport(ctx, id)
  if (found.organization_id !== organization.id) throw notFound('Audit Log Export', id)
  return found
}

const createForm = definePortalForm({
  name: 'audit_log.export',
  path: exportsPath,
  summary: 'Export filtered events of an audit log',
  part,
  fields: auditLogQuery,
  async submit(portal, query) {
    const { ctx, organization } = portal
    const filter = filterOf(query)
    const range = { from: filter.from ?? new Date(0), to: filter.to ?? ctx.now() }
    try {
      const { id } = await exportEvents(ctx, organization.id, { ...filter, ...range }, 'csv')
      return goTo(portal, `${exportsPath}/${id}`)
    } catch (error) {
      // Such a range contains no events.
      if (error instanceof DomainError && error.definition.status < 500) return goTo(portal, auditLogPath)
      throw error
    }
  },
})

const exportPage = definePortalPage({
  name: 'audit_log.export',
  path: exportPath,
  summary: 'Show the progress of an export of an audit log',
  part,
  async show(portal, { id }) {
    const { state, event_count } = await exportOf(portal, id)
    return renderPortalAuditExport({
      page: portal.page,
      backUrl: auditLogPath,
      url: `${exportsPath}/${id}`,
      state,
      events: event_count,
    })
  },
})

/** The address of the file is good for ten minutes, so each download gets another one. */
const filePage = definePortalPage({
  name: 'audit_log.export.file',
  path: `${exportPath}/file`,
  summary: 'Download an export of an audit log',
  part,
  async show(portal, { id }) {
    const { url } = await exportOf(portal, id)
    return url === null ? goTo(portal, `${exportsPath}/${id}`) : redirect(url, 302)
  },
})

export const auditExportOperations = [createForm, exportPage, filePage]
