import type { Action, GuideValue, GuideValues } from './action.ts'
import type { Answer, FileAnswer } from './answer.ts'
import type { Step } from './guide.ts'
import { pastedValue } from './pasted-value.ts'

interface Common {
  /** Of the action that it belongs to. */
  number: number
  label: string
  /** Whether one of our values goes there, or a value comes from there. */
  isMarked: boolean
}

/** A part of a form, as it is drawn. */
export type SketchField = Common &
  ({ kind: 'input' | 'select' | 'output'; value: string } | { kind: 'radio' | 'on' | 'off' | 'button' })

/** What the actions of a step fill in, so that the drawing and the words cannot differ. Attributes have their own table. */
export function sketchFields<Value extends GuideValue>(
  step: Step<Value>,
  values: GuideValues<Value>,
  appName: string,
): SketchField[] {
  const { actions } = step
  const last = actions.length - 1
  return actions.flatMap((action, i) => {
    const field = fieldOf(action, values, appName, i === last)
    return field === undefined ? [] : [{ number: i + 1, ...field }]
  })
}

/** What stands where a value of the provider is copied, if it is not a word. */
const shownAs: Readonly<Partial<Record<Exclude<Answer, FileAnswer>, string>>> = {
  idp_metadata_url: 'https://…',
  idp_entity_id: 'https://…',
  idp_sso_url: 'https://…',
  idp_certificates: '….pem',
  discovery_endpoint: 'https://…',
  data_collection_endpoint: 'https://…',
  key_url: 'https://…',
}
const secrets: readonly Answer[] = ['client_secret', 'api_key', 'token', 'secret_access_key']
const hidden = '••••••••'

type Drawn<Field> = Field extends unknown ? Omit<Field, 'number'> : never

function fieldOf<Value extends GuideValue>(
  action: Action<Value>,
  values: GuideValues<Value>,
  appName: string,
  isLast: boolean,
): Drawn<SketchField> | undefined {
  switch (action.do) {
    case 'name':
      return { kind: 'input', label: action.field, value: appName, isMarked: true }
    case 'paste':
      return { kind: 'input', label: action.field, value: pastedValue(action, values), isMarked: true }
    case 'paste_token':
      return { kind: 'input', label: action.field, value: hidden, isMarked: true }
    case 'fill':
      return { kind: 'input', label: action.field, value: action.text, isMarked: true }
    case 'choose':
      return action.in === undefined
        ? { kind: 'radio', label: action.option, isMarked: false }
        : { kind: 'select', label: action.in, value: action.option, isMarked: false }
    case 'turn_on':
      return { kind: 'on', label: action.option, isMarked: true }
    case 'turn_off':
      return { kind: 'off', label: action.option, isMarked: true }
    case 'download':
      return { kind: 'button', label: action.label, isMarked: true }
    case 'copy':
      return {
        kind: 'output',
        label: action.label,
        value: secrets.includes(action.as) ? hidden : (shownAs[action.as] ?? '…'),
        isMarked: true,
      }
    case 'press':
      return isLast ? { kind: 'button', label: action.button, isMarked: false } : undefined
    case 'map':
    case 'check':
    case 'open':
    case 'assign':
    case 'sync':
    case 'compose':
    case 'say':
      return undefined
  }
}
