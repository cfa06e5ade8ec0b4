import { Icon } from '../ui/icon.tsx'
import { Menu } from '../ui/menu.tsx'
import styles from './account-menu.module.css'
import { endSession, useSession } from './session.ts'
import { chooseTheme, type Theme, useTheme } from './theme.ts'

const themes: readonly [Theme, string][] = [
  ['system', 'Theme of the system'],
  ['light', 'Light theme'],
  ['dark', 'Dark theme'],
]

export function AccountMenu() {
  const session = useSession()
  const theme = useTheme()
  const { email } = session.operator
  return (
    <Menu
      label="Account"
      trigger={
        <>
          <Icon name="users" />
          <span className={styles.email}>{email}</span>
        </>
      }
      items={[
        ...themes.map(([value, text]) => ({ text, isChosen: theme === value, onChoose: () => chooseTheme(value) })),
        { text: 'Sign out', onChoose: () => void endSession() },
      ]}
    />
  )
}
