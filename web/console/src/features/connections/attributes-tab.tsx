import { useParams } from '@tanstack/react-router'
import { PairsForm } from './pairs-form.tsx'

/** Under which names the provider sends the attributes of a profile. */
export function AttributesTab() {
  const { connection: id } = useParams({ from: '/$environment/connections/$connection/attributes' })
  return (
    <PairsForm
      id={id}
      title="Attributes"
      name="attribute_map"
      label="Names that differ from the usual ones"
      hint="One a line: ours = theirs, such as email = mail or department = http://schemas.example/dept. Ours are id, email, first_name, last_name, groups, or a custom attribute. Names that providers usually send need no line."
      saved="Saved the attributes."
      pairsIn={({ attribute_map: map }) => Object.entries(map)}
      toBody={(pairs) => ({ attribute_map: Object.fromEntries(pairs) })}
    />
  )
}
