import { useEffect } from 'react'

/** Scrolls to the element with an id, such as the option of a list that arrow keys have reached. */
export function useInSight(id: string | undefined): void {
  useEffect(() => {
    if (id !== undefined) document.getElementById(id)?.scrollIntoView({ block: 'nearest' })
  }, [id])
}
