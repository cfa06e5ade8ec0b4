import { useParams } from '@tanstack/react-router'

/** The id of the environment that the address names. Used below the shell only, where there always is one. */
export function useEnvironmentId(): string {
  const { environment } = useParams({ strict: false })
  if (environment === undefined) throw new Error('There is no environment outside of the shell.')
  return environment
}
