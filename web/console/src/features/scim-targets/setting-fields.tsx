import type { ReactNode } from 'react'
import { Card } from '../../ui/facts.tsx'
import { Fields } from '../../ui/form.tsx'
import { Narrow } from '../../ui/note.tsx'
import { AttributeFields } from './attribute-fields.tsx'
import { PeopleFields } from './people-fields.tsx'
import type { Target } from './target-state.tsx'
import { WayFields } from './way-fields.tsx'

/** What can be set when a target is made and afterwards. */
export function SettingFields({ target }: { target?: Target }) {
  const known = target === undefined ? {} : { target }
  return (
    <>
      <FormSection title="Who is pushed">
        <PeopleFields {...known} />
      </FormSection>
      <FormSection title="Attributes">
        <AttributeFields {...(target === undefined ? {} : { mapping: target.attribute_mapping })} />
      </FormSection>
      <FormSection title="Changes">
        <WayFields {...known} />
      </FormSection>
    </>
  )
}

/** A card of a form with several. */
export function FormSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Card title={title}>
      <Narrow>
        <Fields>{children}</Fields>
      </Narrow>
    </Card>
  )
}
