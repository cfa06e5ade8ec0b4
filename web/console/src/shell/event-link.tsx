import { Link } from '@tanstack/react-router'
import { useEnvironmentId } from './environment.ts'
import { eventSearch } from './kinds.ts'

/** A link to an event in the log, by what it is called there. */
export function EventLink({ id, name }: { id: string; name: string }) {
  const environment = useEnvironmentId()
  return (
    <Link to="/$environment/events" params={{ environment }} search={eventSearch(id)}>
      {name}
    </Link>
  )
}
