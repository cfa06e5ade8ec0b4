import { defineSlice } from '#platform/slices/slice.ts'
import { widgetCallsArea } from '../widget-tokens/index.ts'
import { deleteWidgetDomainOperation } from './operations/delete-domain.ts'
import { generateWidgetLinkOperation } from './operations/generate-link.ts'
import { getWidgetDirectoryOperation } from './operations/get-directory.ts'
import { getWidgetLogStreamOperation } from './operations/get-log-stream.ts'
import { listWidgetConnectionsOperation } from './operations/list-connections.ts'
import { listWidgetDirectoriesOperation } from './operations/list-directories.ts'
import { listWidgetDomainsOperation } from './operations/list-domains.ts'
import { reverifyWidgetDomainOperation } from './operations/reverify-domain.ts'

export const widgetAdministration = defineSlice({
  area: widgetCallsArea,
  operations: [
    listWidgetDomainsOperation,
    deleteWidgetDomainOperation,
    reverifyWidgetDomainOperation,
    listWidgetConnectionsOperation,
    getWidgetLogStreamOperation,
    generateWidgetLinkOperation,
    listWidgetDirectoriesOperation,
    getWidgetDirectoryOperation,
  ],
})
