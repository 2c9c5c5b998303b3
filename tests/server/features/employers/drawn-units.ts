import type { Trx } from '../../../../server/db/transactions.ts'

/**
 * Two provinces of squares of 0.1 degree. 01 has two drawn communes (from 108.0 and 108.1 E) and one without a boundary; 02
 * has one (from 109.0 E) with an employer. Before 2025-07-01 the first commune was two, one of them drawn, in a
 * district that lives on as a zone; the second was one, not drawn.
 */
export async function drawnUnits(trx: Trx): Promise<void> {
  await trx.raw(`
    insert into unit (level, code, name, type, valid, vintage, search_key)
    select level, code, name, 'x', daterange(since::date, until::date), '2025', lower(name)
    from (values
      ('province', '01', 'Thành phố Thử', '2025-07-01', null), ('province', '02', 'Tỉnh Khác', '2025-07-01', null),
      ('commune', '00101', 'Phường Một', '2025-07-01', null), ('commune', '00102', 'Phường Hai', '2025-07-01', null),
      ('commune', '00103', 'Xã Ba', '2025-07-01', null), ('commune', '00201', 'Xã Xa', '2025-07-01', null),
      ('province', '90', 'Tỉnh Cũ', null, '2025-07-01'), ('district', '901', 'Huyện Cũ', null, '2025-07-01'),
      ('commune', '00901', 'Xã Cũ Tây', null, '2025-07-01'), ('commune', '00902', 'Xã Cũ Đông', null, '2025-07-01'),
      ('commune', '00903', 'Xã Cũ Hai', null, '2025-07-01')
    ) w (level, code, name, since, until)`)
  await trx.raw(`
    insert into unit_parent (unit_id, parent_id, valid)
    select c.id, p.id, c.valid
    from (values ('00101', '01'), ('00102', '01'), ('00103', '01'), ('00201', '02'), ('901', '90'), ('00901', '901'),
                 ('00902', '901'), ('00903', '901')) w (child, parent)
    join unit c on c.code = w.child join unit p on p.code = w.parent`)
  await trx.raw(`
    insert into unit_boundary (unit_id, geom, inner_point, bbox, area_km2, source)
    select u.id, st_multi(st_makeenvelope(w.west, 16, w.east, 16.1, 4326)),
           st_setsrid(st_makepoint((w.west + w.east) / 2, 16.05), 4326), array[w.west, 16, w.east, 16.1], 118, 'test'
    from (values ('00101', 108.0, 108.1), ('00102', 108.1, 108.2), ('00201', 109.0, 109.1), ('00901', 108.0, 108.05),
                 ('01', 108.0, 108.2)) w (code, west, east)
    join unit u on u.code = w.code`)
  const event = await trx.raw(
    `insert into unit_event (date, level, kind) values ('2025-07-01', 'commune', 'merge') returning id`,
  )
  await trx.raw(
    `insert into unit_succession (event_id, old_id, new_id, share, confidence, source)
     select ?, o.id, n.id, 'whole', 'high', 'test'
     from (values ('00901', '00101'), ('00902', '00101'), ('00903', '00102')) w (old, new)
     join unit o on o.code = w.old join unit n on n.code = w.new`,
    [event.rows[0].id],
  )
  await trx.raw(`
    with made as (
      insert into zone (kind, unit_id, valid)
      select 'former_district', u.id, daterange('2025-07-01', null) from unit u where u.code = '901' returning id
    )
    insert into zone_member (zone_id, unit_id)
    select m.id, u.id from made m, unit u where u.code in ('00101', '00102')`)
  await trx.raw(`
    insert into trade (code, name, name_en) values ('sewing', 'May', 'Sewing'), ('welding', 'Hàn', 'Welding'),
      ('baking', 'Làm bánh', 'Baking')`)
  await trx.raw(`
    with made as (
      insert into employer (name, location, unit_id)
      select 'Xưởng Của Tỉnh Khác', st_setsrid(st_makepoint(109.05, 16.05), 4326), u.id from unit u where u.code = '00201'
      returning id, unit_id
    ), placed as (
      insert into employer_unit (employer_id, unit_id, method) select id, unit_id, 'boundary' from made returning employer_id
    )
    insert into vacancy (employer_id, trade, openings) select employer_id, 'welding', 7 from placed`)
}
