import { CheckIcon, safeUrl } from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'
import type { PortalContext } from '../session/portal.ts'

export interface ProgressStep {
  url: string
  label: string
  /** Whether what the step is for is there. */
  isDone: boolean
}

/** The current step of a set-up, with links to every step. */
export function Progress({ page, steps, at }: { page: PortalContext; steps: readonly ProgressStep[]; at: number }) {
  const text = texts.kit.frame(page)
  return (
    <nav aria-label={text.progress}>
      <p className="gp-progress-words">{text.stepOf(at + 1, steps.length)}</p>
      <ol className="gp-progress">
        {steps.map(({ url, label, isDone }, i) => {
          const isTicked = isDone && i !== at
          return (
            <li key={url} className={isTicked ? 'gp-progress-done' : undefined}>
              <a href={safeUrl(url)} aria-current={i === at ? 'step' : undefined}>
                <span className="gp-progress-mark">{isTicked ? <CheckIcon /> : i + 1}</span>
                <span>{label}</span>
                {isDone && <span className="gh-unseen">{text.doneStep}</span>}
              </a>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
