import { Link } from '@tanstack/react-router'
import { Empty } from '../ui/states.tsx'

export function NotFound() {
  return (
    <Empty title="No such page" action={<Link to="/">Go to the overview</Link>}>
      The address names no page of the console.
    </Empty>
  )
}
