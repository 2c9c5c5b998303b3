import { loadPack } from '../../server/features/packs/load-pack.ts'
import type { Template } from './database.ts'
import { testKeys } from './keys.ts'
import { requireRealPack } from './real-pack.ts'

/** The day on which the tests load their packs. */
export const LOADED_ON = '2026-11-22'

/** Enough for every province to show something; a load of 20,000 takes the tests minutes and tells no more. */
export const REAL_PEOPLE = 5_000

/** A database with the real units and synthetic people on them. */
export const realTemplate: Template = {
  name: 'real',
  fill: async (db) => {
    await loadPack(db, {
      dir: requireRealPack(),
      withSyntheticPeople: REAL_PEOPLE,
      today: LOADED_ON,
      keys: testKeys(),
    })
  },
}

/** A database with the demo pack. */
export const demoTemplate: Template = {
  name: 'demo',
  fill: async (db) => {
    await loadPack(db, { demo: true, today: LOADED_ON, keys: testKeys() })
  },
}
