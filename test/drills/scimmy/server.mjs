// A SCIM server made of the packages `scimmy` and `scimmy-routers`, which keeps everything in memory. It is copied beside them.
import express from 'express'
import SCIMMY from 'scimmy'
import SCIMMYRouters from 'scimmy-routers'

const token = process.env.TOKEN
let next = 1

/** The handlers of a kind of resource, over a map. */
function keep(kind, uniqueName) {
  const all = new Map()
  SCIMMY.Resources.declare(kind)
  kind.ingress((resource, data) => {
    const id = resource.id ?? `${kind.name.toLowerCase()}-${next++}`
    if (resource.id !== undefined && !all.has(resource.id)) throw new SCIMMY.Types.Error(404, null, 'Not found.')
    const isTaken = [...all.values()].some(
      (other) => other.id !== id && other[uniqueName]?.toLowerCase() === data[uniqueName]?.toLowerCase(),
    )
    if (uniqueName === 'userName' && isTaken) throw new SCIMMY.Types.Error(409, 'uniqueness', 'The name is taken.')
    const stored = { ...JSON.parse(JSON.stringify(data)), id }
    all.set(id, stored)
    return stored
  })
  kind.egress((resource) => {
    if (resource.id === undefined) return [...all.values()]
    if (!all.has(resource.id)) throw new SCIMMY.Types.Error(404, null, 'Not found.')
    return all.get(resource.id)
  })
  kind.degress((resource) => {
    if (!all.delete(resource.id)) throw new SCIMMY.Types.Error(404, null, 'Not found.')
  })
}

SCIMMY.Resources.User.extend(SCIMMY.Schemas.EnterpriseUser, false)
keep(SCIMMY.Resources.User, 'userName')
keep(SCIMMY.Resources.Group, 'displayName')

const routers = new SCIMMYRouters({
  type: 'bearer',
  handler(request) {
    if (request.header('authorization') !== `Bearer ${token}`) throw new Error('The token is wrong.')
    return 'gatehouse'
  },
})
const server = express()
  .use('/scim', routers)
  .listen(0, '127.0.0.1', () => console.log(`listening at ${server.address().port}`))
