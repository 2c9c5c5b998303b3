import { findingsVi } from '../../../i18n/import-findings.vi.ts'

/** Codes of findings that the page has words for; the server's own sentence stands for any other. */
export const FINDINGS = Object.keys(findingsVi) as (keyof typeof findingsVi)[]
