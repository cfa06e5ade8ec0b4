import type { IconName } from '../ui/icon.tsx'

/** What the palette leads to. */
export interface PaletteItem {
  key: string
  group: string
  icon: IconName
  text: string
  detail?: string | undefined
  /** Below `/console`. */
  href: string
}
