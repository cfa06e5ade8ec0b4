import { useLocation } from '@tanstack/react-router'
import { type RefObject, useEffect, useRef, useState } from 'react'

interface Drawer {
  isOpen: boolean
  toggle: () => void
  close: () => void
  /** Opens it, and has the focus again once it is closed by hand. */
  button: RefObject<HTMLButtonElement | null>
  content: RefObject<HTMLDivElement | null>
}

/** The list of pages where it has no room beside them: it takes the focus, and Escape or another page closes it. */
export function useDrawer(): Drawer {
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const content = useRef<HTMLDivElement>(null)
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another page closes it
  useEffect(() => setOpen(false), [pathname])
  const close = (): void => {
    setOpen(false)
    button.current?.focus()
  }
  useEffect(() => {
    if (!isOpen) return
    content.current?.querySelector<HTMLElement>('a, button')?.focus()
    const press = ({ key }: KeyboardEvent): void => {
      if (key !== 'Escape' || !content.current?.contains(document.activeElement)) return
      setOpen(false)
      button.current?.focus()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [isOpen])
  return { isOpen, toggle: () => setOpen(!isOpen), close, button, content }
}
