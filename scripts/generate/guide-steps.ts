import {
  type Action,
  attributeRows,
  columnsOf,
  firstOpen,
  type GuideBody,
  type GuideValue,
  type GuideValues,
  guideTexts,
  pastedValue,
  sentenceOf,
} from '#pages/provider-guides/index.ts'
import { code, table } from './markdown.ts'

const appName = 'The name of your application'
const text = guideTexts({ locale: 'en' })

export interface GuideStepsOptions<Value extends GuideValue> {
  /** Placeholders for our addresses. */
  values: GuideValues<Value>
  /** Of the headings of the steps: `##`. */
  level: string
  /** Adds to the sentence of an action what only a developer wants to know. */
  annotate?(sentence: string, action: Action<Value>): string
}

/** The steps of a guide as Markdown, in the words of the Admin Portal. */
export function guideSteps<Value extends GuideValue>(
  guide: GuideBody<Value>,
  options: GuideStepsOptions<Value>,
): string {
  const named = firstOpen(guide)
  return guide.steps
    .map((step, i) => {
      const optional = step.subject === 'add_groups' ? ` (${text.optional})` : ''
      const why = optional === '' ? [] : [`${text.whyGroups}\n`]
      const actions = step.actions.map((action, j) => `${j + 1}. ${item(guide, action, action === named, options)}`)
      const notes = (step.notes ?? []).map((note) => `> ${note(text.notes)}\n`)
      const heading = `${options.level} ${i + 1}. ${text.subjects[step.subject]}${optional}\n`
      return [heading, ...why, ...actions, '', ...notes].join('\n')
    })
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
}

/** An action, with what is entered indented below it. */
function item<Value extends GuideValue>(
  guide: GuideBody<Value>,
  action: Action<Value>,
  isFirst: boolean,
  { values, annotate = (sentence) => sentence }: GuideStepsOptions<Value>,
): string {
  const sentence = sentenceOf(action, text, isFirst ? guide.console : undefined)
  const below = belongings(guide, action, values).map((line) => (line === '' ? '' : `   ${line}`))
  return [annotate(sentence, action), ...below].join('\n')
}

function belongings<Value extends GuideValue>(
  guide: GuideBody<Value>,
  action: Action<Value>,
  values: GuideValues<Value>,
): string[] {
  switch (action.do) {
    case 'name':
      return block(appName)
    case 'paste':
      return block(pastedValue(action, values))
    case 'compose':
      return block(action.pattern)
    case 'map':
    case 'check': {
      const columns = columnsOf(action)
      const rows = attributeRows(guide, action).map((row) => columns.map((side) => code(row[side])))
      const headings = columns.map((side) => action.headings[side])
      return ['', ...table(headings, rows).trimEnd().split('\n'), '']
    }
    default:
      return []
  }
}

const block = (value: string) => ['', '```', ...value.split('\n'), '```', '']
