import { useParams } from '@tanstack/react-router'
import { History } from '../../shell/history.tsx'

export function HistoryTab() {
  const { target: id } = useParams({ from: '/$environment/scim-targets/$target/history' })
  return <History id={id} />
}
