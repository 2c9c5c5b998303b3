import type { Knex } from 'knex'

/** Points where people live and how many of them: public facts of a pack. Without any, a commune is one point. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create table population_point (
  id         int generated always as identity primary key,
  unit_id    int not null constraint population_point_unit references unit on delete cascade,
  location   geometry(Point, 4326) not null constraint population_point_location_valid check (st_isvalid(location)),
  population int not null constraint population_point_population_positive check (population > 0)
);
create index population_point_location_idx on population_point using gist (location);
create index population_point_unit_idx on population_point (unit_id);
comment on table population_point is 'a row for the commune of every date that the point lies in';
grant select on population_point to hoanhap_app, hoanhap_stats;
grant select, insert, delete on population_point to hoanhap_loader;
`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table if exists population_point')
}
