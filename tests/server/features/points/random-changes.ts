import { integerBetween, pick, type Random } from '@hoanhap/geo/random.ts'
import { NeedBand, Programme, Sex, Work } from '../../../../server/features/cases/values.ts'
import { asAdministrator } from '../../../support/database.ts'
import type { RegisterServer } from '../caseload/register-server.ts'

/** Changes one file, in one of all the ways in which what it is counted by can change; nobody is under 12 then. */
export async function changeSomebody(server: RegisterServer, random: Random): Promise<void> {
  const id = integerBetween(random, 1, server.people.length)
  const sql = pick(random, CHANGES)(id, server, random)
  await asAdministrator(server.db, sql)
  server.services.points.noteChange()
}

type ChangeSql = (id: number, server: RegisterServer, random: Random) => string

const CHANGES: ChangeSql[] = [
  (id, _server, random) =>
    `update work_file set work = '${pick(random, Work.options)}' where case_id = ${id}`,
  (id) => `update work_file set trade_wanted = null where case_id = ${id}`,
  (id) => `delete from work_file where case_id = ${id}`,
  (id, _server, random) =>
    `update support_file set need_band = '${pick(random, NeedBand.options)}',
       need_expires_on = current_date + ${integerBetween(random, -2, 2)} where case_id = ${id}`,
  (id, _server, random) =>
    `update person p set sex = '${pick(random, Sex.options)}', birth_year = least(${integerBetween(random, 1950, 2014)},
       (select extract(year from min(c.opened_on))::int - 12 from case_file c where c.person_id = p.id)) where p.id = ${id}`,
  (id, _server, random) =>
    `update case_file set programme = '${pick(random, Programme.options)}' where id = ${id}`,
  (id, _server, random) =>
    `update case_file c set opened_on = greatest(c.opened_on - ${integerBetween(random, 1, 400)}, make_date(p.birth_year + 12, 1, 1))
     from person p where p.id = c.person_id and c.id = ${id}`,
  (id) => `update case_file set closed_on = current_date where id = ${id}`,
  (id) => `update case_file set closed_on = null where id = ${id}`,
  (id) => `update residence set location = null, precision = null where case_id = ${id}`,
  (id, { people }, random) => {
    const [lon, lat] = people.find(({ point }) => point !== null && random() < 0.1)?.point ?? [107.5, 14]
    return `update residence set location = st_setsrid(st_makepoint(${lon}, ${lat}), 4326), precision = 'exact'
      where case_id = ${id} and upper_inf(stay)`
  },
  (id) => `delete from residence where case_id = ${id}`,
  (id, { ids, people }, random) =>
    `update person set unit_id = ${ids.get(pick(random, people).unitKey)} where id = ${id}`,
  (id) => `delete from person where id = ${id}`,
]
