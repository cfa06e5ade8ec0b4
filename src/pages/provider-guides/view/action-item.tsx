import type { ReactNode } from 'react'
import type { PageContext } from '../../kit/index.ts'
import { texts } from '../../texts/index.ts'
import type { Action, GuideValue, GuideValues } from '../action.ts'
import type { GuideBody } from '../guide.ts'
import { pastedValue } from '../pasted-value.ts'
import { sentenceOf } from '../sentence.ts'
import { AttributeTable } from './attribute-table.tsx'
import { Copyable } from './copyable.tsx'
import { Marked } from './marked.tsx'

interface ActionItemProps<Value extends GuideValue> {
  page: PageContext
  guide: GuideBody<Value>
  action: Action<Value>
  values: GuideValues<Value>
  /** Of the action on its page. */
  id: string
  /** Named in the first action of a guide that goes to a place. */
  console: string | undefined
}

export function ActionItem<Value extends GuideValue>(props: ActionItemProps<Value>) {
  const { page, action, console } = props
  return (
    <li>
      <Marked text={sentenceOf(action, texts.providerGuides(page), console)} locale={page.locale} />
      {belongings(props)}
    </li>
  )
}

/** What is entered or copied, below its sentence. */
function belongings<Value extends GuideValue>(props: ActionItemProps<Value>): ReactNode {
  const { page, guide, action, values, id } = props
  switch (action.do) {
    case 'name':
      return <Copyable page={page} id={id} value={page.brand.name} />
    case 'paste':
      return <Copyable page={page} id={id} value={pastedValue(action, values)} />
    case 'compose':
      return <Copyable page={page} id={id} value={action.pattern} />
    case 'map':
    case 'check':
      return <AttributeTable guide={guide} map={action} />
    default:
      return null
  }
}
