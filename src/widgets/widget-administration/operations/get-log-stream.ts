import { defineOrganizationOperation } from '../../widget-tokens/index.ts'
import { readLogStream, WidgetLogStream } from '../log-stream.ts'

export const getWidgetLogStreamOperation = defineOrganizationOperation({
  id: 'gatehouse.widgets.audit_log_stream.get',
  method: 'GET',
  path: '/_widgets/admin-portal/audit-log-stream',
  summary: 'Get the log stream of the organization for a widget',
  permission: 'widgets:audit-log-streaming:manage',
  success: { status: 200, body: WidgetLogStream },
  handler: (_input, ctx, widget) => readLogStream(ctx, widget),
})
