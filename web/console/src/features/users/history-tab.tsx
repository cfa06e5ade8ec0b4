import { useParams } from '@tanstack/react-router'
import { History } from '../../shell/history.tsx'

export function HistoryTab() {
  const { user: id } = useParams({ from: '/$environment/users/$user/history' })
  return <History id={id} />
}
