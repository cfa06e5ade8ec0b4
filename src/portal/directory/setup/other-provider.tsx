import { texts } from '../texts/index.ts'
import type { DirectoryPlace } from './steps.ts'

/** Links to the choice of a provider during a set-up. */
export function OtherProvider({ place: { page, isInSetup } }: { place: DirectoryPlace }) {
  if (!isInSetup) return null
  return (
    <p>
      <a className="gh-link" href="/portal/directory">
        {texts.setup(page).otherProvider}
      </a>
    </p>
  )
}
