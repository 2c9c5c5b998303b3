import type { Database } from '../../server/db/connect.ts'
import { asLoader } from '../../server/db/transactions.ts'

/** Two provinces; the first has two drawn communes of one square each. Enough to have somebody in charge of a place. */
export async function fillTwoCommunes(db: Database): Promise<void> {
  await asLoader(db, async (trx) => {
    await trx.raw(`insert into unit (level, code, name, type, valid, vintage, search_key) values
      ('province', '01', 'Thành phố Thử', 'thanh_pho', daterange(null, null), '2025', 'thanh pho thu'),
      ('province', '02', 'Tỉnh Khác', 'tinh', daterange(null, null), '2025', 'tinh khac'),
      ('commune', '00101', 'Phường Một', 'phuong', daterange(null, null), '2025', 'phuong mot'),
      ('commune', '00102', 'Phường Hai', 'phuong', daterange(null, null), '2025', 'phuong hai')`)
    await trx.raw(`insert into unit_parent (unit_id, parent_id, valid)
      select c.id, p.id, daterange(null, null) from unit c, unit p where c.level = 'commune' and p.code = '01'`)
    await trx.raw(`insert into unit_boundary (unit_id, geom, inner_point, bbox, area_km2, source)
      select u.id, st_multi(st_makeenvelope(w.x, 16, w.x + 0.1, 16.1, 4326)), st_setsrid(st_makepoint(w.x + 0.05, 16.05), 4326),
        array[w.x, 16, w.x + 0.1, 16.1], 118, 'test'
      from unit u join (values ('00101', 108.0), ('00102', 108.1)) w(code, x) on w.code = u.code`)
  })
}

/** The id of a unit of that fixture. */
export async function unitId(db: Database, code: string): Promise<number> {
  const rows = await asLoader(db, (trx) => trx('unit').where('code', code).pluck<number[]>('id'))
  const id = rows[0]
  if (id === undefined) throw new Error(`no unit ${code}`)
  return id
}
