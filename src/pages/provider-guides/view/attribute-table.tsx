import type { MapAction } from '../action.ts'
import { attributeRows, columnsOf } from '../attribute-rows.ts'
import type { GuideBody } from '../guide.ts'

/** What is entered on both sides of an attribute, headed as in the console. */
export function AttributeTable({ guide, map }: { guide: Pick<GuideBody, 'attributes'>; map: MapAction }) {
  const columns = columnsOf(map)
  return (
    <table className="gh-attributes">
      <thead>
        <tr lang="en">
          {columns.map((side) => (
            <th key={side} scope="col">
              {map.headings[side]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {attributeRows(guide, map).map((row) => (
          <tr key={row.ours}>
            {columns.map((side) => (
              <td key={side}>
                <code>{row[side]}</code>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
