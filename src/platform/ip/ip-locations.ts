import { readFile } from 'node:fs/promises'
import type { CityResponse, Reader } from 'mmdb-lib'
import { ConfigError } from '../config-error.ts'
import { errorMessage } from '../error-code.ts'

export interface IpLocation {
  /** Two letters of ISO 3166, in upper case. */
  country: string | undefined
  /** Degrees, of a database that knows more than countries. */
  latitude: number | undefined
  longitude: number | undefined
}

/** Says where network addresses are. */
export interface IpLocations {
  /** Whether it knows more than countries. */
  readonly hasCoordinates: boolean
  /** @param address an IPv4 or IPv6 address, without a zone. */
  find(address: string): IpLocation | undefined
}

/**
 * Reads a database in the format of MaxMind (GeoLite2, DB-IP, IPinfo) into memory: about 10 MB of countries, or 70 to 130 MB
 * of cities.
 *
 * @throws ConfigError for a file that cannot be read or is of another format
 */
export async function openIpLocations(path: string): Promise<IpLocations> {
  const bytes = await readFile(path).catch((error: Error) => {
    throw new ConfigError(`IP_LOCATIONS_FILE cannot be read: ${error.message}.`)
  })
  const reader = await openReader(bytes)
  return {
    hasCoordinates: /city|location|enterprise/i.test(reader.metadata.databaseType),
    find(address) {
      if (reader.metadata.ipVersion === 4 && address.includes(':')) return undefined
      const found = reader.get(address)
      if (found === null) return undefined
      const { country, registered_country, location } = found
      return {
        country: (country ?? registered_country)?.iso_code.toUpperCase(),
        latitude: location?.latitude,
        longitude: location?.longitude,
      }
    },
  }
}

async function openReader(bytes: Buffer): Promise<Reader<CityResponse>> {
  const { Reader } = await import('mmdb-lib')
  try {
    const reader = new Reader<CityResponse>(bytes)
    reader.get('192.0.2.1')
    return reader
  } catch (error) {
    throw new ConfigError(`IP_LOCATIONS_FILE is not a database in MaxMind format: ${errorMessage(error)}.`)
  }
}
