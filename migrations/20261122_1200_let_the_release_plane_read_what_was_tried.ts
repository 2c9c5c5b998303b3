import type { Knex } from 'knex'

/** Reckoning on the release plane applies a scenario; who made it stays out of reach there. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
grant select (id, name, parameters, edits, version) on scenario to hoanhap_stats;
create policy scenario_reckon on scenario for select to hoanhap_stats using (true);
`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
drop policy if exists scenario_reckon on scenario;
revoke all on scenario from hoanhap_stats;
`)
}
