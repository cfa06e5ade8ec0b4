import { useSearch } from '@tanstack/react-router'
import { LogEntries } from './log-entries.tsx'
import { useRead } from './query.ts'

/** What operators and keys changed of one object and of what belongs to it. */
export function History({ id }: { id: string }) {
  const { entry, before, after } = useSearch({ strict: false })
  const read = useRead('GET /operator_log', {
    query: {
      target_id: id,
      limit: 50,
      ...(before === undefined ? {} : { before }),
      ...(after === undefined ? {} : { after }),
    },
  })
  return <LogEntries read={read} shown={entry} />
}
