/** A known service above what is said of it. Custom ones have no picture. */
export interface ServiceIconProps {
  icon: { light: string; dark: string } | undefined
}

export function ServiceIcon({ icon }: ServiceIconProps) {
  if (icon === undefined) return null
  return (
    <picture>
      <source srcSet={icon.dark} media="(prefers-color-scheme: dark)" />
      <img className="gh-mark" src={icon.light} alt="" width={48} height={48} />
    </picture>
  )
}
