import type { Knex } from 'knex'

/**
 * Packs are loaded by a role that may write data and nothing else: not the owner, so the running server needs no right
 * over tables. Of accounts it touches only the demo ones, and makes them only while every person is synthetic.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
grant usage on schema app to hoanhap_loader;
grant execute on function app.today() to hoanhap_loader, hoanhap_stats;
grant select, insert, update, delete on unit, unit_parent, unit_event, unit_succession, unit_boundary, zone, zone_member,
  zone_boundary, unit_tile_set, unit_tile, pack_load, trade, employer, vacancy, employer_unit, service_point,
  service_point_unit to hoanhap_loader;
-- A release that stands is never changed, by nobody.
grant select, insert on release, release_cell to hoanhap_loader;

create policy employer_load on employer to hoanhap_loader using (true) with check (true);
create policy vacancy_load on vacancy to hoanhap_loader using (true) with check (true);
create policy employer_unit_load on employer_unit to hoanhap_loader using (true) with check (true);
create policy release_load on release to hoanhap_loader using (true) with check (true);
create policy release_cell_load on release_cell to hoanhap_loader using (true) with check (true);

-- No counts of real people: every sealed pack is synthetic, or none brought counts.
create function app.everything_is_synthetic() returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select not exists (select from release)
      or not exists (select from pack_load p where p.sealed_at is not null and not p.synthetic) $$;
revoke all on function app.everything_is_synthetic() from public;
grant execute on function app.everything_is_synthetic() to hoanhap_loader;

grant select (id, username, is_demo), insert, delete on account to hoanhap_loader;
grant select, insert, delete on account_role, account_scope to hoanhap_loader;
create policy account_demo on account to hoanhap_loader
  using (is_demo) with check (is_demo and (select app.everything_is_synthetic()));
create policy account_role_demo on account_role to hoanhap_loader
  using (account_id in (select a.id from account a where a.is_demo))
  with check (account_id in (select a.id from account a where a.is_demo));
create policy account_scope_demo on account_scope to hoanhap_loader
  using (account_id in (select a.id from account a where a.is_demo))
  with check (account_id in (select a.id from account a where a.is_demo));
`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
drop policy if exists account_scope_demo on account_scope;
drop policy if exists account_role_demo on account_role;
drop policy if exists account_demo on account;
drop policy if exists release_cell_load on release_cell;
drop policy if exists release_load on release;
drop policy if exists employer_unit_load on employer_unit;
drop policy if exists vacancy_load on vacancy;
drop policy if exists employer_load on employer;
drop function if exists app.everything_is_synthetic();
revoke all on all tables in schema public from hoanhap_loader;
revoke all on all functions in schema app from hoanhap_loader;
revoke usage on schema app from hoanhap_loader;`)
}
