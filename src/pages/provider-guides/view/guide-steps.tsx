import type { PageContext } from '../../kit/index.ts'
import { texts } from '../../texts/index.ts'
import type { ConnectionValue, GuideValue, GuideValues } from '../action.ts'
import { firstOpen } from '../first-open.ts'
import type { GuideBody } from '../guide.ts'
import { ActionItem } from './action-item.tsx'
import { Marked } from './marked.tsx'
import { Sketch } from './sketch.tsx'

export interface GuideStepsProps<Value extends GuideValue = ConnectionValue> {
  /** Its stylesheets have those of guides (`assets.guideStylesheetUrl`), and it has a `CopyScript`. */
  page: PageContext
  guide: GuideBody<Value>
  values: GuideValues<Value>
  /** The steps to show, by their place from 0. All of them, unless said otherwise. */
  from?: number
  to?: number
}

/** How an administrator sets up a connection at their provider, step by step, with values to copy and sketches of forms. */
export function GuideSteps<Value extends GuideValue>(props: GuideStepsProps<Value>) {
  const { page, guide, values, from = 0, to = guide.steps.length } = props
  const text = texts.providerGuides(page)
  const named = firstOpen(guide)
  return (
    <ol className="gh-steps" start={from + 1}>
      {guide.steps.slice(from, to).map((step, i) => (
        <li key={step.subject} className="gh-step" id={`step-${from + i + 1}`}>
          <h2>
            <span className="gh-step-number">{from + i + 1}</span>
            {text.subjects[step.subject]}
            {step.subject === 'add_groups' && <small className="gh-badge">{text.optional}</small>}
          </h2>
          {step.subject === 'add_groups' && <p className="gh-hint">{text.whyGroups}</p>}
          <ol className="gh-actions">
            {step.actions.map((action, j) => (
              <ActionItem
                // biome-ignore lint/suspicious/noArrayIndexKey: the actions never move, and may repeat
                key={j}
                page={page}
                guide={guide}
                action={action}
                values={values}
                id={`value-${from + i + 1}-${j + 1}`}
                console={action === named ? guide.console : undefined}
              />
            ))}
          </ol>
          {step.notes
            ?.map((noteIn) => noteIn(text.notes))
            .map((note) => (
              <p className="gh-note" key={note}>
                <Marked text={note} locale={page.locale} />
              </p>
            ))}
          {step.form !== undefined && <Sketch page={page} form={step.form} step={step} values={values} />}
        </li>
      ))}
    </ol>
  )
}
