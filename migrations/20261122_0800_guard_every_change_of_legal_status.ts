import type { Knex } from 'knex'

/**
 * The legal status of a case changes only by a status_change that the regime of its decision allows. The database checks
 * it, whoever writes; the columns of `case_file` follow.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
create function app.refuse(rule text, words text) returns void language plpgsql immutable set search_path = pg_catalog as $$
begin
  raise exception '%', words using errcode = 'check_violation', constraint = rule;
end $$;

create function app.prepare_case_file() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare born int;
begin
  select p.birth_year into born from person p where p.id = new.person_id;
  if extract(year from new.opened_on) - born < 12 then
    perform app.refuse('case_file_person_is_twelve', 'a person under 12 is not in this system');
  end if;
  new.adult_from := make_date(born + 19, 1, 1);
  return new;
end $$;
create trigger case_file_prepared before insert or update of person_id, opened_on on case_file
  for each row execute function app.prepare_case_file();

create function app.person_birth_year_changed() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  if exists (select from case_file c where c.person_id = new.id and extract(year from c.opened_on) - new.birth_year < 12) then
    perform app.refuse('case_file_person_is_twelve', 'a person under 12 is not in this system');
  end if;
  update case_file set adult_from = make_date(new.birth_year + 19, 1, 1) where person_id = new.id;
  return null;
end $$;
create trigger person_birth_year_changed after update of birth_year on person
  for each row execute function app.person_birth_year_changed();

create function app.check_status_change() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare
  file case_file;
  rule status_rule;
  closes boolean;
begin
  select * into file from case_file c where c.id = new.case_id for update;
  if file.id is null then return new; end if;
  if file.closed_on is not null then
    perform app.refuse('status_change_case_is_open', 'the case is closed; a new episode has to be opened');
  end if;
  new.from_status := coalesce(file.status, 'opening');
  if not exists (select from legal_regime r where r.code = new.regime and r.valid @> new.decision_on) then
    perform app.refuse('status_change_regime_in_force', 'the law of the decision was not in force on its day');
  end if;
  if not exists (select from status_transition t where t.regime = new.regime and t.from_status = new.from_status
                 and t.to_status = new.to_status) then
    perform app.refuse('status_change_allowed', 'the regime does not allow this change');
  end if;
  select * into rule from status_rule r where r.regime = new.regime and r.status = new.to_status;
  if rule.document is not null and coalesce(btrim(new.decision_number), '') = '' then
    perform app.refuse('status_change_document', 'the change needs the number of its document');
  end if;
  new.document := rule.document;
  if not new.issuing_body = any (rule.decided_by) then
    perform app.refuse('status_change_issuing_body', 'another body decides this');
  end if;
  if new.decision_on > app.today() or new.effective_on > app.today() or new.effective_on < new.decision_on
     or new.effective_on < coalesce(file.status_since, file.opened_on) then
    perform app.refuse('status_change_dates', 'a decision comes first, takes effect after what was before, and not in the future');
  end if;
  if rule.most_months is not null and new.planned_end is null then
    perform app.refuse('status_change_planned_end', 'the change needs a planned end');
  end if;
  if new.planned_end <= new.effective_on
     or new.planned_end > new.effective_on + make_interval(months => coalesce(rule.most_months, 1200)) then
    perform app.refuse('status_change_term', 'the planned end lies outside the term that the law allows');
  end if;
  if new.to_status = 'completed' and new.effective_on < file.planned_end
     and coalesce(btrim(new.reduction_document), '') = '' then
    perform app.refuse('status_change_completed_early', 'before the planned end a document of reduction or exemption is required');
  end if;
  select s.terminal into closes from legal_status s where s.code = new.to_status;
  if (new.to_status = 'moved') <> (new.to_unit_id is not null) then
    perform app.refuse('status_change_move', 'a move, and only a move, names where to');
  end if;
  if new.to_unit_id is not null and (new.to_unit_id = file.unit_id or not exists (
       select from unit u where u.id = new.to_unit_id and u.level in ('commune','province') and u.valid @> app.today())) then
    perform app.refuse('status_change_move', 'a person moves to another unit of today');
  end if;
  return new;
end $$;
create trigger status_change_checked before insert on status_change
  for each row execute function app.check_status_change();

create function app.apply_status_change() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare
  entered legal_status;
begin
  if new.to_status = 'moved' then
    update residence set stay = daterange(lower(stay), greatest(new.effective_on, lower(stay) + 1)), location = null, precision = null
      where case_id = new.case_id and upper_inf(stay);
    insert into residence (case_id, unit_id, at_unit_id, stay)
      select c.id, c.unit_id, new.to_unit_id, daterange(max(upper(r.stay)), null)
      from case_file c join residence r on r.case_id = c.id where c.id = new.case_id group by c.id, c.unit_id;
    update case_file set version = version + 1, updated_at = now() where id = new.case_id;
    update person set unit_id = new.to_unit_id
      where id = (select c.person_id from case_file c where c.id = new.case_id);
    return null;
  end if;
  select * into entered from legal_status s where s.code = new.to_status;
  update case_file set status = new.to_status, status_since = new.effective_on, regime = new.regime,
      decision_number = new.decision_number, decision_on = new.decision_on,
      planned_end = new.planned_end, programme = coalesce(entered.programme, programme),
      closed_on = case when entered.terminal then new.effective_on end,
      version = version + 1, updated_at = now()
    where id = new.case_id;
  if entered.terminal then
    update episode set closed_on = new.effective_on, closed_as = new.to_status
      where case_id = new.case_id and closed_on is null;
  end if;
  return null;
end $$;
create trigger status_change_applied after insert on status_change
  for each row execute function app.apply_status_change();

create function app.apply_need_assessment() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  update support_file s set need_band = latest.band, need_expires_on = latest.expires_on
    from (select n.band, n.expires_on from need_assessment n where n.case_id = new.case_id
          order by n.assessed_on desc, n.id desc limit 1) latest
    where s.case_id = new.case_id;
  return null;
end $$;
create trigger need_assessment_applied after insert on need_assessment
  for each row execute function app.apply_need_assessment();

create function app.notice_duplicate() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  insert into possible_duplicate (person_id, other_person_id)
    select least(new.person_id, o.person_id), greatest(new.person_id, o.person_id)
    from identity_index o where o.kind = 'idNumber' and o.digest = new.digest and o.person_id <> new.person_id
    on conflict do nothing;
  return null;
end $$;
create trigger identity_index_notices_duplicates after insert or update of digest on identity_index
  for each row when (new.kind = 'idNumber') execute function app.notice_duplicate();

revoke all on all functions in schema app from public;
`)
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
drop trigger if exists identity_index_notices_duplicates on identity_index;
drop trigger if exists need_assessment_applied on need_assessment;
drop trigger if exists status_change_applied on status_change;
drop trigger if exists status_change_checked on status_change;
drop trigger if exists person_birth_year_changed on person;
drop trigger if exists case_file_prepared on case_file;
drop function if exists app.notice_duplicate(), app.apply_need_assessment(), app.apply_status_change(),
  app.check_status_change(), app.person_birth_year_changed(), app.prepare_case_file(), app.refuse(text, text);`)
}
