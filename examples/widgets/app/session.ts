import { useEffect, useState } from 'react'

/** Whom the server knows, with a token for the widgets. */
export interface Session {
  id: string
  email: string
  organization?: string
  role?: string
  token: string
  /** Where Gatehouse is. */
  api: { apiHostname: string; port: number; https: boolean }
}

/** `null` unless someone is signed in. */
export async function readSession(): Promise<Session | null> {
  const response = await fetch('/api/session')
  if (!response.ok) throw new Error(`The server answers ${response.status}.`)
  return response.json()
}

const tokenLife = 60 * 60 * 1_000

/** The session, with another token before one runs out. */
export function useSession(first: Session | null): Session | null {
  const [session, setSession] = useState(first)
  useEffect(() => {
    const timer = setInterval(() => readSession().then(setSession), tokenLife / 2)
    return () => clearInterval(timer)
  }, [])
  return session
}

export async function switchToOrganization({ organizationId }: { organizationId: string }): Promise<void> {
  await fetch('/api/organization', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ organizationId }),
  })
  location.reload()
}
