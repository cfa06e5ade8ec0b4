import { useQuery } from '@tanstack/react-query'
import { useEnvironmentId } from './environment.ts'
import { developmentPages, type NavigationGroup, type NavigationItem, navigation } from './navigation.ts'
import { permissionsQuery } from './permissions.ts'
import { useSession, useSystemEnvironment } from './session.ts'

/** The groups of pages that this server has and the operator's role may see. */
export function useNavigation(): readonly NavigationGroup[] {
  const { development } = useSession()
  const isOwner = useSystemEnvironment() !== undefined
  const { data: permitted } = useQuery(permissionsQuery(useEnvironmentId()))
  const [overview, ...others] = navigation
  const groups = development && overview !== undefined ? [overview, developmentPages, ...others] : navigation
  const isSeen = ({ reads, isForOwners = false }: NavigationItem): boolean =>
    (reads === undefined || permitted === undefined || permitted.has(reads)) && (!isForOwners || isOwner)
  return groups.map(({ title, items }) => ({ title, items: items.filter(isSeen) }))
}
