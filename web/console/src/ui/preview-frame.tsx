import { useEffect, useRef, useState } from 'react'
import { classes } from './classes.ts'
import styles from './preview-frame.module.css'

export type PreviewDevice = 'desktop' | 'phone'

/** A document of the server, such as a page or an email. Nothing in it runs or can be used. */
export function PreviewFrame({
  title,
  html,
  device = 'desktop',
}: {
  title: string
  /** Undefined until it is there. */
  html: string | undefined
  device?: PreviewDevice
}) {
  const frame = useRef<HTMLIFrameElement>(null)
  const [isReady, setReady] = useState(false)
  useEffect(() => {
    // The frame has no origin that could be named.
    if (isReady && html !== undefined) frame.current?.contentWindow?.postMessage({ html }, '*')
  }, [isReady, html])
  return (
    <div className={classes(styles.stage, device === 'phone' && styles.phone)}>
      <iframe
        ref={frame}
        className={styles.frame}
        title={title}
        src="/console/frame"
        sandbox="allow-scripts"
        onLoad={() => setReady(true)}
      />
    </div>
  )
}
