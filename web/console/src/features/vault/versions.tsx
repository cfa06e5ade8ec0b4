import { useSearch } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { Badge } from '../../ui/badge.tsx'
import { List } from '../../ui/list.tsx'
import { Empty } from '../../ui/states.tsx'
import { Time } from '../../ui/time.tsx'
import { RevealVersion } from './reveal.tsx'

export function Versions({ id }: { id: string }) {
  const search = useSearch({ from: '/$environment/vault/objects/$object' })
  const read = useRead('GET /vault/v1/kv/{id}/versions', { path: { id }, query: { ...search, limit: 50 } })
  return (
    <List
      label="Versions"
      read={read}
      keyOf={(version) => version.id}
      empty={<Empty title="No versions">The value has no version that is kept.</Empty>}
      columns={[
        {
          name: 'Version',
          cell: (version) => (
            <>
              <code>{version.id}</code> {version.current_version ? <Badge tone="success">Current</Badge> : null}
            </>
          ),
        },
        { name: 'Size', cell: ({ size }) => `${size.toLocaleString()} bytes` },
        { name: 'Stored', cell: (version) => <Time value={version.created_at} /> },
        { name: 'Action', cell: (version) => <RevealVersion id={id} version={version.id} /> },
      ]}
    />
  )
}
