import { type ApiRequest, randomBetween } from '../benches/bench.ts'
import { organizationId, userEmail, userPassword, type World } from '../kit/world.ts'

export interface GrowthCase {
  label: string
  next(world: World): ApiRequest
}

const get = (path: string): ApiRequest => ({ method: 'GET', path })
const anyOrganization = ({ organizations }: World) => randomBetween(1, organizations)
const anyUser = ({ users }: World) => randomBetween(1, users)
/** Of the largest numbers there are: one of them is part of no other. */
const unique = (count: number) => randomBetween(count / 5 + 1, count - 1)

/** What an application asks all day, of a row at random. */
export const growthCases: readonly GrowthCase[] = [
  { label: 'get an organization', next: (world) => get(`/organizations/${organizationId(anyOrganization(world))}`) },
  {
    label: 'list organizations, from any depth',
    next: (world) => get(`/organizations?limit=10&after=${organizationId(Math.max(12, anyOrganization(world)))}`),
  },
  {
    label: 'search organizations, one is found',
    next: (world) => get(`/organizations?search=${encodeURIComponent(`rganization ${unique(world.organizations)}`)}`),
  },
  {
    label: 'find a user by email',
    next: (world) => get(`/user_management/users?email=${encodeURIComponent(userEmail(anyUser(world)))}`),
  },
  {
    label: 'list the memberships of an organization',
    next: (world) =>
      get(`/user_management/organization_memberships?organization_id=${organizationId(anyOrganization(world))}`),
  },
  {
    label: 'list the users of an organization',
    next: (world) => get(`/user_management/users?organization_id=${organizationId(anyOrganization(world))}`),
  },
  { label: 'list events, the newest', next: () => get('/events?events=user.created&order=desc&limit=10') },
  { label: 'list events of a rare name', next: () => get('/events?events=user.deleted&limit=10') },
  {
    label: 'sign in with a password',
    next: (world) => ({
      method: 'POST',
      path: '/user_management/authenticate',
      body: JSON.stringify({
        grant_type: 'password',
        client_id: world.clientId,
        client_secret: world.apiKey,
        email: userEmail(anyUser(world)),
        password: userPassword,
      }),
    }),
  },
]
