import { z } from 'zod'
import { Code, Day, Id, pageQuery } from '../../http/common-schemas.ts'
import { Level } from '../units/schemas.ts'

export const Role = z.enum([
  'city_official',
  'planner',
  'social_officer',
  'police_officer',
  'employment_officer',
  'clinician',
  'auditor',
  'admin',
])
export type Role = z.infer<typeof Role>

export const SignIn = z.strictObject({
  username: z.string().trim().toLowerCase().min(1).max(64),
  password: z.string().min(1).max(256),
})
export type SignIn = z.infer<typeof SignIn>
export const ScopeUnit = z.strictObject({ unitId: Id, code: Code, level: Level, name: z.string() })
export type ScopeUnit = z.infer<typeof ScopeUnit>
export const Session = z.strictObject({
  account: z.strictObject({ username: z.string(), displayName: z.string() }),
  roles: z.array(Role),
  scope: z.array(ScopeUnit),
})
export type Session = z.infer<typeof Session>

export const DatedScope = ScopeUnit.extend({ id: Id, validFrom: Day.nullable(), validTo: Day.nullable() })
export type DatedScope = z.infer<typeof DatedScope>
export const OpenSession = z.strictObject({
  id: Id,
  createdAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  userAgent: z.string(),
})
export type OpenSession = z.infer<typeof OpenSession>
export const Account = z.strictObject({
  id: Id,
  username: z.string(),
  displayName: z.string(),
  disabled: z.boolean(),
  isDemo: z.boolean(),
  roles: z.array(Role),
  scope: z.array(DatedScope),
  sessions: z.array(OpenSession),
  version: z.int(),
  createdAt: z.iso.datetime(),
})
export type Account = z.infer<typeof Account>
export const AccountList = z.strictObject({
  items: z.array(Account),
  total: z.int(),
  next: z.string().optional(),
})
export type AccountList = z.infer<typeof AccountList>
export const AccountsQuery = z.strictObject({ search: z.string().max(100).optional(), ...pageQuery })

const Username = z
  .string()
  .regex(/^[a-z][a-z0-9_.-]{1,62}$/, 'lower-case letters, digits, dot, dash or underscore; a letter first')
const Password = z.string().min(12, 'at least 12 characters').max(256)
export const ScopeInput = z
  .strictObject({ unitId: Id, validFrom: Day.optional(), validTo: Day.nullable().optional() })
  .refine(({ validFrom, validTo }) => !validFrom || !validTo || validFrom <= validTo, {
    path: ['validTo'],
    error: 'a scope cannot end before it begins',
  })
export type ScopeInput = z.infer<typeof ScopeInput>
export const AccountInput = z.strictObject({
  username: Username,
  displayName: z.string().trim().min(1).max(120),
  password: Password,
  roles: z.array(Role).min(1),
  scope: z.array(ScopeInput).max(200).default([]),
})
export type AccountInput = z.infer<typeof AccountInput>
export const AccountPatch = z.strictObject({
  displayName: z.string().trim().min(1).max(120).optional(),
  password: Password.optional(),
  disabled: z.boolean().optional(),
  roles: z.array(Role).min(1).optional(),
  /** Replaces the whole list. */
  scope: z.array(ScopeInput).max(200).optional(),
  /** Sessions to end now. */
  endSessions: z.union([z.literal('all'), z.array(Id).max(100)]).optional(),
})
export type AccountPatch = z.infer<typeof AccountPatch>
