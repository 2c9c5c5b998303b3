import type { Knex } from 'knex'

/**
 * The legal status of a case changes only by a status_change that the regime of its decision allows. The database checks
 * it, whoever writes; the columns of `case_file` follow.
 *
 * What checks, runs as the caller: a file that the caller may not see is a file that is not there, so a refusal tells
 * nothing about it. What follows from a checked row (the file, the residence, the episode), runs as the owner.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(PEOPLE_AND_FILES)
  await knex.raw(STATUS)
  await knex.raw(SUPPORT)
  await knex.raw('revoke all on all functions in schema app from public')
}

const PEOPLE_AND_FILES = `
create function app.refuse(rule text, words text) returns void language plpgsql immutable set search_path = pg_catalog as $$
begin
  raise exception '%', words using errcode = 'check_violation', constraint = rule;
end $$;

create function app.is_current_unit(wanted int) returns boolean language sql stable set search_path = pg_catalog, public as $$
  select exists (select from unit u where u.id = wanted and u.level in ('commune','province') and u.valid @> app.today()) $$;

-- Whether the pack of this database is of invented people; a database without one holds no real people either.
create function app.pack_is_synthetic() returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select not exists (select from pack_load p where p.sealed_at is not null and not p.synthetic) $$;

-- What an administrator put on record, for those who may not read the record itself.
create function app.is_approved(wanted_kind text) returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select exists (select from recorded_approval a where a.kind = wanted_kind) $$;

-- Real people only where an administrator went through the checklist and nobody can sign in with a public password.
create function app.real_people_are_allowed() returns boolean language sql stable security definer
  set search_path = pg_catalog, public as $$
  select app.is_approved('pre_flight_checklist') and not exists (select from account a where a.is_demo) $$;

create function app.check_person() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if not app.is_current_unit(new.unit_id) then
    perform app.refuse('person_unit_is_current', 'a person belongs to a commune of today, or to the queue of a province');
  end if;
  if tg_op = 'INSERT' and current_user = 'hoanhap_app' then
    if new.synthetic <> app.pack_is_synthetic() then
      perform app.refuse('person_synthetic_as_pack', 'invented and real people never stand in one database');
    end if;
    if not new.synthetic and not app.real_people_are_allowed() then
      perform app.refuse('person_real_is_allowed', 'real people need the recorded checklist and no demo account');
    end if;
  end if;
  return new;
end $$;
create trigger person_checked before insert or update of unit_id on person
  for each row execute function app.check_person();

create function app.prepare_case_file() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare born int;
begin
  select p.birth_year into born from person p where p.id = new.person_id;
  if extract(year from new.opened_on) - born < 12 then
    perform app.refuse('case_file_person_is_twelve', 'a person under 12 is not in this system');
  end if;
  if new.opened_on > app.today() then
    perform app.refuse('case_file_not_in_the_future', 'a case is opened today or was opened before');
  end if;
  if tg_op = 'INSERT' then
    new.episode := 1 + (select count(*) from case_file c join episode e on e.case_id = c.id where c.person_id = new.person_id);
  elsif new.opened_on > (select min(s.effective_on) from status_change s where s.case_id = new.id) then
    perform app.refuse('case_file_opened_before_changes', 'a case is opened before its legal status changes');
  end if;
  -- Nobody is found for a person who is out of sight; the policy refuses the row afterwards.
  new.adult_from := coalesce(make_date(born + 19, 1, 1), 'infinity');
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

create function app.case_opening_changed() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  update episode set opened_on = new.opened_on where case_id = new.id and number = new.episode;
  return null;
end $$;
create trigger case_opening_changed after update of opened_on on case_file
  for each row when (old.opened_on <> new.opened_on) execute function app.case_opening_changed();

create function app.check_episode() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare file case_file;
begin
  select * into file from case_file c where c.id = new.case_id and c.unit_id = new.unit_id;
  if found and (file.episode, file.opened_on) is distinct from (new.number, new.opened_on) then
    perform app.refuse('episode_follows_file', 'an episode has the number and the first day of its file');
  end if;
  return new;
end $$;
create trigger episode_checked before insert on episode for each row execute function app.check_episode();

create function app.check_residence() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if upper_inf(new.stay) and new.at_unit_id <> new.unit_id then
    perform app.refuse('residence_in_unit_of_file', 'a person lives where the file is kept; a move is a change of legal status');
  end if;
  if lower(new.stay) > app.today() then
    perform app.refuse('residence_not_in_the_future', 'a stay has begun');
  end if;
  if current_user = 'hoanhap_app' and not upper_inf(new.stay) then
    perform app.refuse('residence_of_today', 'where a person lived before follows from the moves');
  end if;
  return new;
end $$;
create trigger residence_checked before insert on residence for each row execute function app.check_residence();
`

const STATUS = `
create function app.check_status_change() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare
  file case_file;
  rule record;
begin
  select * into file from case_file c where c.id = new.case_id and c.unit_id = new.unit_id for update;
  if not found then return new; end if;
  if file.closed_on is not null then
    perform app.refuse('status_change_case_is_open', 'the case is closed; a new one has to be opened');
  end if;
  new.from_status := coalesce(file.status, 'opening');
  select r.*, t.regime is not null as allowed, t.resumes, s.terminal, s.code = 'moved' as is_move into rule
    from legal_regime g
    left join status_transition t on t.regime = g.code and t.from_status = new.from_status and t.to_status = new.to_status
    left join status_rule r on r.regime = g.code and r.status = t.to_status
    left join legal_status s on s.code = t.to_status
    where g.code = new.regime and g.valid @> new.decision_on;
  if not found then
    perform app.refuse('status_change_regime_in_force', 'the law of the decision was not in force on its day');
  end if;
  if not rule.allowed or rule.status is null then
    perform app.refuse('status_change_allowed', 'the regime does not allow this change');
  end if;
  new.document := rule.document;
  if rule.document is not null and coalesce(btrim(new.decision_number), '') = '' then
    perform app.refuse('status_change_document', 'the change needs the number of its document');
  end if;
  if new.issuing_body <> all (rule.decided_by) then
    perform app.refuse('status_change_issuing_body', 'another body decides this');
  end if;
  if new.decision_on > app.today() then
    perform app.refuse('status_change_decided', 'a decision is made before it is recorded');
  end if;
  if new.effective_on < new.decision_on or new.effective_on > app.today()
     or new.effective_on < coalesce((select max(s.effective_on) from status_change s where s.case_id = new.case_id), file.opened_on) then
    perform app.refuse('status_change_in_order', 'a change takes effect after its decision and the change before, not in the future');
  end if;
  if (rule.terminal or rule.is_move) and new.planned_end is not null then
    perform app.refuse('status_change_without_term', 'this change has no planned end');
  end if;
  if rule.most_months is not null and new.planned_end is null then
    perform app.refuse('status_change_planned_end', 'the change needs a planned end');
  end if;
  -- The last day of a term may be counted in or out.
  if new.planned_end <= new.effective_on
     or new.planned_end > new.effective_on + make_interval(months => coalesce(rule.most_months, 1200))
     or (not rule.resumes and new.planned_end < new.effective_on + make_interval(months => rule.least_months) - interval '1 day') then
    perform app.refuse('status_change_term', 'the planned end lies outside the term that the law allows');
  end if;
  if new.to_status = 'completed' and new.effective_on < file.planned_end
     and coalesce(btrim(new.reduction_document), '') = '' then
    perform app.refuse('status_change_completed_early', 'before the planned end a document of reduction or exemption is required');
  end if;
  if rule.is_move <> (new.to_unit_id is not null) then
    perform app.refuse('status_change_move', 'a move, and only a move, names where to');
  end if;
  if new.to_unit_id is not null and (new.to_unit_id = file.unit_id or not app.is_current_unit(new.to_unit_id)) then
    perform app.refuse('status_change_move', 'a person moves to another unit of today');
  end if;
  return new;
end $$;
create trigger status_change_checked before insert on status_change
  for each row execute function app.check_status_change();

-- The person first, so that everything is kept by the receiving unit already. An old address is nobody's business.
create function app.apply_move(moved_case bigint, receiving_unit int, on_day date) returns void language plpgsql
  security definer set search_path = pg_catalog, public as $$
declare
  before residence;
begin
  update case_file set version = version + 1, updated_at = now() where id = moved_case;
  update person set unit_id = receiving_unit where id = (select c.person_id from case_file c where c.id = moved_case);
  select * into before from residence r where r.case_id = moved_case and upper_inf(r.stay);
  if lower(before.stay) < on_day then
    update residence set stay = daterange(lower(stay), on_day), location = null, precision = null where id = before.id;
  else
    delete from residence where id = before.id;
  end if;
  insert into residence (case_id, unit_id, at_unit_id, stay)
    values (moved_case, receiving_unit, receiving_unit, daterange(greatest(on_day, lower(before.stay)), null));
end $$;

create function app.apply_status_change() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
declare
  entered legal_status;
begin
  if new.to_status = 'moved' then
    perform app.apply_move(new.case_id, new.to_unit_id, new.effective_on);
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
    if not found then
      perform app.refuse('status_change_ends_episode', 'the case has no open episode');
    end if;
  end if;
  return null;
end $$;
create trigger status_change_applied after insert on status_change
  for each row execute function app.apply_status_change();
`

const SUPPORT = `
-- Who recorded something is whoever is signed in, not whom a request names.
create function app.stamp_recorder() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if current_user = 'hoanhap_app' then
    new.recorded_by := app.account_id();
    new.recorded_at := now();
  end if;
  return new;
end $$;

-- What happened, happened by today. The argument names the column.
create function app.check_not_in_the_future() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if (to_jsonb(new) ->> tg_argv[0])::date > app.today() then
    perform app.refuse(format('%s_%s_not_in_the_future', tg_table_name, tg_argv[0]), 'this day has not come yet');
  end if;
  return new;
end $$;

-- A closed file is read, not written. Help that was given before it closed may still be noted down.
create function app.check_case_is_open() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare ended date;
begin
  if current_user <> 'hoanhap_app' then return new; end if;
  select c.closed_on into ended from case_file c where c.id = new.case_id;
  if ended is null or (to_jsonb(new) ->> 'given_on')::date <= ended and tg_table_name = 'service_event' then return new; end if;
  perform app.refuse('case_is_open', 'the case is closed; a new one has to be opened');
end $$;

create function app.check_consent() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if old.withdrawn_on is not null and new.withdrawn_on is distinct from old.withdrawn_on then
    perform app.refuse('consent_stays_withdrawn', 'a withdrawn consent is not taken up again; the person gives a new one');
  end if;
  return new;
end $$;
create trigger consent_stays_withdrawn before update of withdrawn_on on consent
  for each row execute function app.check_consent();

-- The suggested band is arithmetic, so that another band always needs its reason.
create function app.check_need_assessment() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare
  card scorecard;
  known int;
  total int;
begin
  select * into card from scorecard s where s.version = new.scorecard;
  if not found then return new; end if;
  select count(*), coalesce(sum((i ->> 'points')::int), 0) into known, total
    from jsonb_array_elements(card.items) i where i ->> 'code' = any (new.needs);
  if known <> cardinality(new.needs) then
    perform app.refuse('need_assessment_needs_known', 'a need stands here twice or is not on the scorecard');
  end if;
  if new.points <> total or new.suggested_band <> (case when total >= (card.bands ->> 'high')::int then 'high'
       when total >= (card.bands ->> 'medium')::int then 'medium' else 'low' end) then
    perform app.refuse('need_assessment_adds_up', 'points and suggested band follow from the needs');
  end if;
  return new;
end $$;
create trigger need_assessment_checked before insert on need_assessment
  for each row execute function app.check_need_assessment();

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
  if tg_op = 'UPDATE' then
    delete from possible_duplicate d where new.person_id in (d.person_id, d.other_person_id);
  end if;
  insert into possible_duplicate (person_id, other_person_id)
    select least(new.person_id, o.person_id), greatest(new.person_id, o.person_id)
    from identity_index o where o.kind = 'idNumber' and o.digest = new.digest and o.person_id <> new.person_id
    on conflict do nothing;
  return null;
end $$;
create trigger identity_index_notices_duplicates after insert or update of digest on identity_index
  for each row when (new.kind = 'idNumber') execute function app.notice_duplicate();

create trigger status_change_recorder before insert on status_change for each row execute function app.stamp_recorder();
create trigger consent_recorder before insert on consent for each row execute function app.stamp_recorder();
create trigger service_event_recorder before insert on service_event for each row execute function app.stamp_recorder();
create trigger need_assessment_recorder before insert on need_assessment for each row execute function app.stamp_recorder();
create trigger recorded_approval_recorder before insert on recorded_approval for each row execute function app.stamp_recorder();

create trigger consent_given before insert on consent for each row execute function app.check_not_in_the_future('given_on');
create trigger consent_withdrawn before update of withdrawn_on on consent
  for each row execute function app.check_not_in_the_future('withdrawn_on');
create trigger service_event_given before insert on service_event for each row execute function app.check_not_in_the_future('given_on');
create trigger need_assessment_made before insert on need_assessment
  for each row execute function app.check_not_in_the_future('assessed_on');

create trigger residence_case_open before insert or update on residence for each row execute function app.check_case_is_open();
create trigger support_file_case_open before insert or update on support_file for each row execute function app.check_case_is_open();
create trigger work_file_case_open before insert or update on work_file for each row execute function app.check_case_is_open();
create trigger health_file_case_open before insert or update on health_file for each row execute function app.check_case_is_open();
create trigger consent_case_open before insert on consent for each row execute function app.check_case_is_open();
create trigger service_event_case_open before insert on service_event for each row execute function app.check_case_is_open();
create trigger need_assessment_case_open before insert on need_assessment for each row execute function app.check_case_is_open();
`

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
do $$ declare t record; begin
  for t in select g.tgname, c.relname from pg_trigger g join pg_class c on c.oid = g.tgrelid join pg_proc p on p.oid = g.tgfoid
           join pg_namespace n on n.oid = p.pronamespace
           where n.nspname = 'app' and not g.tgisinternal and p.proname in ('check_person','prepare_case_file',
             'person_birth_year_changed','case_opening_changed','check_episode','check_residence','check_status_change',
             'apply_status_change','stamp_recorder','check_not_in_the_future','check_case_is_open','check_consent',
             'check_need_assessment','apply_need_assessment','notice_duplicate') loop
    execute format('drop trigger %I on public.%I', t.tgname, t.relname);
  end loop;
end $$;
drop function if exists app.notice_duplicate(), app.apply_need_assessment(), app.check_need_assessment(), app.check_consent(),
  app.check_case_is_open(), app.check_not_in_the_future(), app.stamp_recorder(), app.apply_status_change(),
  app.apply_move(bigint, int, date), app.check_status_change(), app.check_residence(), app.check_episode(),
  app.case_opening_changed(), app.person_birth_year_changed(), app.prepare_case_file(), app.check_person(),
  app.real_people_are_allowed(), app.is_approved(text), app.pack_is_synthetic(), app.is_current_unit(int), app.refuse(text, text);`)
}
