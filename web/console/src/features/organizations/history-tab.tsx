import { useParams } from '@tanstack/react-router'
import { History } from '../../shell/history.tsx'

export function HistoryTab() {
  const { organization: id } = useParams({ from: '/$environment/organizations/$organization/history' })
  return <History id={id} />
}
