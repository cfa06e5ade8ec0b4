import { WorkOsWidgets } from '@workos-inc/widgets'
import { useColorScheme } from './color-scheme.ts'
import { usePage } from './current-page.ts'
import { Navigation } from './navigation.tsx'
import { PageView } from './page-view.tsx'
import { type Session, useSession } from './session.ts'
import { Welcome } from './welcome.tsx'

const theme = { accentColor: 'indigo', grayColor: 'slate', radius: 'large', fontFamily: 'var(--font)' } as const

export function App({ session: first }: { session: Session | null }) {
  const session = useSession(first)
  const colors = useColorScheme()
  const page = usePage()
  return (
    <WorkOsWidgets {...session?.api} theme={{ ...theme, appearance: colors.scheme }}>
      {session === null ? (
        <Welcome />
      ) : (
        <div className="layout">
          <Navigation session={session} page={page} colors={colors} />
          <PageView session={session} page={page} key={page.id} />
        </div>
      )}
    </WorkOsWidgets>
  )
}
