import type { MapAction } from '../action.ts'
import { attributeRows } from '../attribute-rows.ts'
import type { ProviderGuide } from '../guide.ts'

/** What is entered on both sides of an attribute, headed as in the console. */
export function AttributeTable({ guide, map }: { guide: ProviderGuide; map: MapAction }) {
  return (
    <table className="gh-attributes">
      <thead>
        <tr lang="en">
          <th scope="col">{map.headings.ours}</th>
          <th scope="col">{map.headings.theirs}</th>
        </tr>
      </thead>
      <tbody>
        {attributeRows(guide, map).map(({ ours, theirs }) => (
          <tr key={ours}>
            <td>
              <code>{ours}</code>
            </td>
            <td>
              <code>{theirs}</code>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
