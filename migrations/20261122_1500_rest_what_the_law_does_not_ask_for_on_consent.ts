import type { Knex } from 'knex'

/**
 * What no law asks for stands here only while the person agrees: whom of the family to call, whether the person is in
 * substitution treatment, and the whole file of somebody who came home from prison. A withdrawal erases the first two and
 * ends the third.
 *
 * The drug law gives a released prisoner no legal status, so the file has none: no change of status, no substance, no
 * episode of rehabilitation.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(AGREEMENT)
  await knex.raw(FAMILY_CONTACT)
  await knex.raw(SUBSTITUTION)
  await knex.raw(RELEASED_PRISONERS)
  await knex.raw(`
revoke all on function app.agrees(bigint, text), app.family_may_be_called(bigint), app.erase_with_consent(),
  app.close_with_consent(), app.check_file_rests_on_consent(), app.check_statuses_are_of_rehab(),
  app.check_health_is_of_rehab() from public;
grant execute on function app.agrees(bigint, text), app.family_may_be_called(bigint) to hoanhap_app;
grant execute on function app.agrees(bigint, text) to hoanhap_loader;`)
}

const AGREEMENT = `
alter table consent drop constraint consent_purpose_known;
alter table consent add constraint consent_purpose_known check (purpose in ('support','employment','training','health','loan',
  'familyContact','substitution'));

create function app.agrees(wanted bigint, wanted_purpose text) returns boolean language sql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from consent k join case_file c on c.id = k.case_id
                 where k.case_id = wanted and k.purpose = wanted_purpose and k.withdrawn_on is null
                   and k.given_on <= app.today() and c.closed_on is null) $$;
`

const FAMILY_CONTACT = `
create function app.family_may_be_called(wanted bigint) returns boolean language sql stable security definer
  set search_path = pg_catalog, public, pg_temp as $$
  select exists (select from case_file c
                 where c.person_id = wanted and c.closed_on is null and app.agrees(c.id, 'familyContact')) $$;

drop policy person_identity_record_holder on person_identity;
create policy person_identity_record_holder on person_identity to hoanhap_app
  using (unit_id in (select unnest((select app.record_scope())))
    and ((select app.keeps_one_commune()) or not app.may_be_under_18(person_id))
    and (field <> 'familyContact' or app.family_may_be_called(person_id)))
  with check (unit_id = any ((select app.record_scope())::int[])
    and (field <> 'familyContact' or app.family_may_be_called(person_id)));
`

const SUBSTITUTION = `
create table treatment_file (
  case_id      bigint primary key,
  unit_id      int not null,
  substitution boolean not null,
  constraint treatment_file_case foreign key (case_id, unit_id) references case_file (id, unit_id)
    on update cascade on delete cascade
);
create index treatment_file_unit_idx on treatment_file (unit_id, case_id);
comment on table treatment_file is 'yes or no alone: doses, results and diagnoses stay in the clinic';

alter table treatment_file enable row level security;
alter table treatment_file force row level security;
create policy treatment_file_owner on treatment_file to hoanhap_owner using (true) with check (true);
create policy treatment_file_record_holder on treatment_file to hoanhap_app
  using (unit_id in (select unnest((select app.record_scope()))) and app.agrees(case_id, 'substitution'))
  with check (unit_id = any ((select app.record_scope())::int[]) and app.agrees(case_id, 'substitution'));
create policy treatment_file_referred on treatment_file for select to hoanhap_app
  using (case_id = any ((select app.referred_cases('health'))::bigint[]));
create policy treatment_file_load on treatment_file to hoanhap_loader using (true) with check (true);
grant select, insert, update (substitution), delete on treatment_file to hoanhap_app;
grant select, insert, delete on treatment_file to hoanhap_loader;
create trigger treatment_file_case_open before insert or update on treatment_file
  for each row execute function app.check_case_is_open();

-- Whoever took a consent back finds nothing of it here any longer.
create function app.erase_with_consent() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  if new.purpose = 'familyContact' then
    delete from person_identity i where i.field = 'familyContact'
      and i.person_id = (select c.person_id from case_file c where c.id = new.case_id);
  else
    delete from treatment_file t where t.case_id = new.case_id;
  end if;
  return null;
end $$;
create trigger consent_takes_along after update of withdrawn_on on consent
  for each row when (new.withdrawn_on is not null and new.purpose in ('familyContact', 'substitution'))
  execute function app.erase_with_consent();
`

export const CHECK_STATUSES_ARE_OF_REHAB = `
create or replace function app.check_statuses_are_of_rehab() returns trigger language plpgsql set search_path = pg_catalog, public
  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
begin
  if exists (select from decided d join case_file c on c.id = d.case_id and c.unit_id = d.unit_id
             where c.programme = 'released_prisoner') then
    perform app.refuse('status_change_of_rehab', 'the drug law gives a released prisoner no legal status');
  end if;
  return null;
end $$;`

const RELEASED_PRISONERS = `
-- At the end of the transaction, because a consent can only be written after its file.
create function app.check_file_rests_on_consent() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if current_user in ('hoanhap_app', 'hoanhap_loader') and not app.agrees(new.id, 'support') then
    perform app.refuse('case_file_rests_on_consent', 'a file that no law asks for needs the consent to support');
  end if;
  return null;
end $$;
create constraint trigger case_file_rests_on_consent after insert on case_file deferrable initially deferred
  for each row when (new.programme = 'released_prisoner') execute function app.check_file_rests_on_consent();

create function app.close_with_consent() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp as $$
begin
  update case_file set closed_on = new.withdrawn_on, version = version + 1, updated_at = now()
    where id = new.case_id and programme = 'released_prisoner' and closed_on is null;
  return null;
end $$;
create trigger consent_ends_file after update of withdrawn_on on consent
  for each row when (new.withdrawn_on is not null and new.purpose = 'support')
  execute function app.close_with_consent();

${CHECK_STATUSES_ARE_OF_REHAB}
-- Before the guard of the regimes and before anything takes effect: triggers go by their names.
create trigger status_change_belongs after insert on status_change referencing new table as decided
  for each statement execute function app.check_statuses_are_of_rehab();

create function app.check_health_is_of_rehab() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if exists (select from case_file c where c.id = new.case_id and c.programme = 'released_prisoner') then
    perform app.refuse(tg_argv[0], 'the file of a released prisoner holds nothing about substances');
  end if;
  return new;
end $$;
create trigger health_file_of_rehab before insert or update on health_file
  for each row when (new.substance <> 'unknown') execute function app.check_health_is_of_rehab('health_file_of_rehab');
create trigger treatment_file_of_rehab before insert or update on treatment_file
  for each row execute function app.check_health_is_of_rehab('treatment_file_of_rehab');
`

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
drop trigger health_file_of_rehab on health_file;
drop trigger status_change_belongs on status_change;
drop trigger consent_ends_file on consent;
drop trigger case_file_rests_on_consent on case_file;
drop trigger consent_takes_along on consent;
drop table treatment_file;
drop policy person_identity_record_holder on person_identity;
create policy person_identity_record_holder on person_identity to hoanhap_app
  using (unit_id in (select unnest((select app.record_scope())))
    and ((select app.keeps_one_commune()) or not app.may_be_under_18(person_id)))
  with check (unit_id = any ((select app.record_scope())::int[]));
drop function app.check_health_is_of_rehab(), app.check_statuses_are_of_rehab(), app.close_with_consent(),
  app.check_file_rests_on_consent(), app.erase_with_consent(), app.family_may_be_called(bigint), app.agrees(bigint, text);
delete from consent where purpose = 'substitution';
alter table consent drop constraint consent_purpose_known;
alter table consent add constraint consent_purpose_known check (purpose in ('support','employment','training','health','loan',
  'familyContact'));`)
}
