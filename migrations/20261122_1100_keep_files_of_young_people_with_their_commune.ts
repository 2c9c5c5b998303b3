import type { Knex } from 'knex'

/**
 * Whoever may still be under 18 has a named worker: the officer whose whole scope is that commune. Officers of wider scopes
 * count them; who they are is sealed from everybody else who keeps records.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create function app.keeps_one_commune() returns boolean language plpgsql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
declare kept int[] := app.record_scope();
begin
  return cardinality(kept) = 1 and exists (select from unit u where u.id = kept[1] and u.level = 'commune');
end $$;

create function app.may_be_under_18(wanted bigint) returns boolean language sql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from case_file c where c.person_id = wanted and c.adult_from > app.today()) $$;

revoke all on function app.keeps_one_commune(), app.may_be_under_18(bigint) from public;
grant execute on function app.keeps_one_commune(), app.may_be_under_18(bigint) to hoanhap_app;

drop policy person_identity_record_holder on person_identity;
create policy person_identity_record_holder on person_identity to hoanhap_app
  using (unit_id in (select unnest((select app.record_scope())))
    and ((select app.keeps_one_commune()) or not app.may_be_under_18(person_id)))
  with check (unit_id = any ((select app.record_scope())::int[]));`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
drop policy person_identity_record_holder on person_identity;
create policy person_identity_record_holder on person_identity to hoanhap_app
  using (unit_id in (select unnest((select app.record_scope()))))
  with check (unit_id = any ((select app.record_scope())::int[]));
drop function app.may_be_under_18(bigint), app.keeps_one_commune();`)
}
