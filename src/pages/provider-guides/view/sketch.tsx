import type { PageContext } from '../../kit/index.ts'
import { texts } from '../../texts/index.ts'
import type { GuideValue, GuideValues } from '../action.ts'
import type { Step } from '../guide.ts'
import { type SketchField, sketchFields } from '../sketch-fields.ts'

interface SketchProps<Value extends GuideValue> {
  page: PageContext
  form: string
  step: Step<Value>
  values: GuideValues<Value>
}

/**
 * The provider's form as a drawing of our own: its title, its fields in their order, each with the number of the action that
 * fills it in, and marked where a value of ours goes. No logo, no picture of the real page.
 */
export function Sketch<Value extends GuideValue>({ page, form, step, values }: SketchProps<Value>) {
  const fields = sketchFields(step, values, page.brand.name)
  const label = texts.providerGuides(page).sketch(form, fields.map((field) => field.label).join(', '))
  return (
    <div className="gh-sketch" role="img" aria-label={label}>
      <div className="gh-sketch-title" lang="en" aria-hidden="true">
        <i />
        <i />
        <i />
        <span>{form}</span>
      </div>
      <div className="gh-sketch-form" lang="en" aria-hidden="true">
        {fields.map((field) => (
          <Field key={field.number} field={field} />
        ))}
      </div>
    </div>
  )
}

function Field({ field }: { field: SketchField }) {
  const className = `gh-sketch-${field.kind}${field.isMarked ? ' gh-sketch-marked' : ''}`
  const number = <b className="gh-sketch-number">{field.number}</b>
  switch (field.kind) {
    case 'input':
    case 'select':
    case 'output':
      return (
        <div className={className}>
          {number}
          <span>{field.label}</span>
          <em>{field.value}</em>
        </div>
      )
    case 'radio':
    case 'on':
    case 'off':
    case 'button':
      return (
        <div className={className}>
          {number}
          <span>{field.label}</span>
        </div>
      )
  }
}
