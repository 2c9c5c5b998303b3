import 'react'

/** Custom properties may be set through `style`; React hands them to the CSSOM, which the CSP allows. */
declare module 'react' {
  interface CSSProperties {
    [variable: `--${string}`]: string | number | undefined
  }
}
