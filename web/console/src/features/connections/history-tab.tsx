import { useParams } from '@tanstack/react-router'
import { History } from '../../shell/history.tsx'

export function HistoryTab() {
  const { connection: id } = useParams({ from: '/$environment/connections/$connection/history' })
  return <History id={id} />
}
