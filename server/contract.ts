/** Everything that the page may know of the server: the schemas of each feature, their types, and who may read support need. */
export * from './features/access/schemas.ts'
export * from './features/access/trade-schemas.ts'
export * from './features/access/tried-schemas.ts'
export * from './features/accounts/schemas.ts'
export * from './features/addresses/batch-schemas.ts'
export * from './features/addresses/schemas.ts'
export * from './features/approvals/schemas.ts'
export * from './features/audit/schemas.ts'
export * from './features/caseload/schemas.ts'
export { mayReadSupportNeed } from './features/caseload/support-need.ts'
export * from './features/cases/schemas.ts'
export {
  AgeBand,
  ConsentPurpose,
  LegalStatus,
  NeedBand,
  NextStep,
  OpeningProgramme,
  Precision,
  Programme,
  ServiceKind as SupportKind,
  Sex,
  Substance,
  Support,
  SupportNeed,
  Work,
} from './features/cases/values.ts'
export * from './features/coverage/schemas.ts'
export * from './features/employers/schemas.ts'
export * from './features/health/schemas.ts'
export * from './features/imports/schemas.ts'
export * from './features/releases/schemas.ts'
export * from './features/scenarios/schemas.ts'
export * from './features/services/schemas.ts'
export * from './features/siting/schemas.ts'
export * from './features/units/schemas.ts'
export * from './features/unplaced/schemas.ts'
export * from './http/problem-schema.ts'
