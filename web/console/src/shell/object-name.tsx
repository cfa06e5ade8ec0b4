import { Link } from '@tanstack/react-router'
import { classes } from '../ui/classes.ts'
import { Missing } from '../ui/time.tsx'
import { useEnvironmentId } from './environment.ts'
import { useName } from './names.ts'
import styles from './object-name.module.css'

/** An object by its name, by its id where it has none. The id is there on hover. */
export function ObjectName({ id }: { id: string | null | undefined }) {
  const name = useName(id)
  if (id === null || id === undefined) return <Missing />
  return (
    <span className={classes(styles.name, name === undefined && styles.id)} title={id}>
      {name ?? id}
    </span>
  )
}

interface LinkProps {
  id: string | null | undefined
  /** The row opens it. */
  isRow?: boolean
}

/** A link to an organization, by its name. */
export function OrganizationLink({ id, isRow = false }: LinkProps) {
  const environment = useEnvironmentId()
  if (id === null || id === undefined) return <Missing />
  return (
    <Link
      {...(isRow ? { 'data-row': true } : {})}
      to="/$environment/organizations/$organization"
      params={{ environment, organization: id }}
    >
      <ObjectName id={id} />
    </Link>
  )
}

/** A link to a user, by their email. */
export function UserLink({ id, isRow = false }: LinkProps) {
  const environment = useEnvironmentId()
  if (id === null || id === undefined) return <Missing />
  return (
    <Link {...(isRow ? { 'data-row': true } : {})} to="/$environment/users/$user" params={{ environment, user: id }}>
      <ObjectName id={id} />
    </Link>
  )
}
