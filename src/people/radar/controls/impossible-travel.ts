import { sql } from '#platform/db/sql.ts'
import { emailHash } from '../attempt-facts.ts'
import type { Control } from './control.ts'

/** The speed of an airliner. */
const maxSpeedKmh = 900
/** Nearer than this the database of addresses is not sure. */
const minDistanceKm = 100

/** Two sign-ins of one person in places that are too far apart for the time between them. */
export const impossibleTravel: Control = {
  name: 'impossible_travel',
  async detect(ctx, { facts, location }) {
    const { latitude, longitude } = location ?? {}
    if (latitude === undefined || longitude === undefined) return undefined
    const last = await ctx.db.maybe<{ latitude: number; longitude: number; created_at: string }>(sql`
      select latitude, longitude, created_at from radar_attempts
      where environment_id = ${ctx.environmentId} and email_hash = ${emailHash(ctx, facts.email)}
        and status = 'succeeded' and latitude is not null
      order by created_at desc limit 1`)
    if (last === undefined) return undefined
    const km = Math.round(distanceKm(last, { latitude, longitude }))
    const hours = (ctx.now().getTime() - Date.parse(last.created_at)) / 3_600_000
    if (km < minDistanceKm || km <= maxSpeedKmh * hours) return undefined
    const minutes = Math.max(1, Math.round(hours * 60))
    return { control: 'impossible_travel', reason: `${km} km from the last sign-in within ${minutes} min` }
  },
}

interface Place {
  latitude: number
  longitude: number
}

/** Along the surface of the earth, by the haversine formula. */
function distanceKm(a: Place, b: Place): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const half = (from: number, to: number) => Math.sin(radians(to - from) / 2) ** 2
  const h =
    half(a.latitude, b.latitude) +
    Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * half(a.longitude, b.longitude)
  return 2 * 6_371 * Math.asin(Math.min(1, Math.sqrt(h)))
}
