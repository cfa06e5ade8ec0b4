import { useParams } from '@tanstack/react-router'
import { History } from '../../shell/history.tsx'

export function HistoryTab() {
  const { directory: id } = useParams({ from: '/$environment/directories/$directory/history' })
  return <History id={id} />
}
