import { developmentPages, type NavigationGroup, navigation } from './navigation.ts'
import { useSession } from './session.ts'

/** The groups of pages that this server has. */
export function useNavigation(): readonly NavigationGroup[] {
  const { development } = useSession()
  const [overview, ...others] = navigation
  return development && overview !== undefined ? [overview, developmentPages, ...others] : navigation
}
