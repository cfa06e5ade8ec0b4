import { useEffect, useState, useSyncExternalStore } from 'react'

export const choices = ['System', 'Light', 'Dark'] as const
export type Choice = (typeof choices)[number]

export interface Colors {
  choice: Choice
  choose(choice: Choice): void
  scheme: 'light' | 'dark'
}

const darkSystem = matchMedia('(prefers-color-scheme: dark)')

/** Follows the system until someone chooses otherwise in this browser. */
export function useColorScheme(): Colors {
  const [choice, choose] = useState(() => choices.find((each) => each === localStorage.getItem('colors')) ?? 'System')
  const isDarkSystem = useSyncExternalStore(subscribe, () => darkSystem.matches)
  const scheme = choice === 'Dark' || (choice === 'System' && isDarkSystem) ? 'dark' : 'light'
  useEffect(() => localStorage.setItem('colors', choice), [choice])
  useEffect(() => {
    document.documentElement.style.colorScheme = scheme
  }, [scheme])
  return { choice, choose, scheme }
}

function subscribe(onChange: () => void): () => void {
  darkSystem.addEventListener('change', onChange)
  return () => darkSystem.removeEventListener('change', onChange)
}
