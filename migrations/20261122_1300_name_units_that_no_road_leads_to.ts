import type { Knex } from 'knex'

/** Islands and the like: ways to and from them cannot be measured over land, so none is claimed. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table unit_without_road (
  unit_id int primary key constraint unit_without_road_unit references unit on delete cascade
);
grant select on unit_without_road to hoanhap_app, hoanhap_stats;
grant select, insert, delete on unit_without_road to hoanhap_loader;
`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table if exists unit_without_road')
}
