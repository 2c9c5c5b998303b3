import type { AddressSuccession, AddressUnit } from '@hoanhap/geo/address/address-index.ts'
import type { Trx } from '../../db/transactions.ts'

/** The units of all days, and what went into what: all that addresses are read with. */
export interface AddressUnits {
  units: AddressUnit[]
  successions: AddressSuccession[]
}

export async function addressUnits(trx: Trx): Promise<AddressUnits> {
  return { units: await unitsOfAllDays(trx), successions: await allSuccessions(trx) }
}

async function unitsOfAllDays(trx: Trx): Promise<AddressUnit[]> {
  const { rows } = await trx.raw<{ rows: AddressUnit[] }>(`
    select u.id, u.code, u.level, u.name, u.type, u.alt_name as "otherName", u.alt_code as "otherCode",
           lower(u.valid) as "from", upper(u.valid) - 1 as "to",
           coalesce(array_agg(p.parent_id order by p.parent_id) filter (where p.parent_id is not null), '{}') as "parentIds"
    from unit u left join unit_parent p on p.unit_id = u.id
    group by u.id
    order by u.id`)
  return rows
}

async function allSuccessions(trx: Trx): Promise<AddressSuccession[]> {
  const { rows } = await trx.raw<{ rows: AddressSuccession[] }>(`
    select old_id as "oldId", new_id as "newId", confidence from unit_succession order by old_id, new_id`)
  return rows
}
