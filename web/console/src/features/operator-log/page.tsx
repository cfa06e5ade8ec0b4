import { useSearch } from '@tanstack/react-router'
import { LogEntries } from '../../shell/log-entries.tsx'
import { useRead } from '../../shell/query.ts'
import { TextFilter } from '../../ui/filters.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Verification } from './verification.tsx'

export function OperatorLogPage() {
  const { entry, ...search } = useSearch({ from: '/$environment/operator-log' })
  const read = useRead('GET /operator_log', { query: { ...search, limit: 50 } })
  const { text, target_id: target, operation } = search
  return (
    <>
      <PageHead title="Operator log" actions={<Verification />} />
      <LogEntries
        read={read}
        shown={entry}
        isFiltered={text !== undefined || target !== undefined || operation !== undefined}
        filters={
          <>
            <TextFilter name="text" label="Words" value={text} />
            <TextFilter name="target_id" label="Object id" value={target} />
            <TextFilter name="operation" label="Operation" value={operation} />
          </>
        }
      />
    </>
  )
}
