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

/**
 * For functions over the rows of a whole statement. Their plans are kept as long as a connection, and often made while the
 * register is empty, when reading all of it looks cheap: rather one look into an index for every row. "offset 0" keeps such
 * a look from being turned round.
 */
const GROWING = '\n  set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off'

export const CHECK_NEW_EPISODES = `
create or replace function app.check_new_episodes() returns trigger language plpgsql set search_path = pg_catalog, public${GROWING} as $$
begin
  if exists (select from begun b join case_file c on c.id = b.case_id and c.unit_id = b.unit_id
             where (c.episode, c.opened_on) is distinct from (b.number, b.opened_on)) then
    perform app.refuse('episode_follows_file', 'an episode has the number and the first day of its file');
  end if;
  return null;
end $$;`

export const CHECK_STATUS_CHANGES = `
create or replace function app.check_status_changes() returns trigger language plpgsql set search_path = pg_catalog, public${GROWING} as $$
declare
  today date := app.today();
  broken text[];
begin
  perform from case_file c where c.id in (select d.case_id from decided d) order by c.id for update;
  select b.rule into broken from (
    select d.id, case
      when c.closed_on is not null then
        array['status_change_case_is_open', 'the case is closed; a new one has to be opened']
      when g.code is null then
        array['status_change_regime_in_force', 'the law of the decision was not in force on its day']
      when r.status is null or d.from_status <> coalesce(c.status, 'opening') then
        array['status_change_allowed', 'the regime does not allow this change']
      when d.document is distinct from r.document
          or (r.document is not null and coalesce(btrim(d.decision_number), '') = '') then
        array['status_change_document', 'the change needs the number of its document']
      when d.issuing_body <> all (r.decided_by) then
        array['status_change_issuing_body', 'another body decides this']
      when d.decision_on > today then
        array['status_change_decided', 'a decision is made before it is recorded']
      when d.effective_on < d.decision_on or d.effective_on > today or count(*) over (partition by d.case_id) > 1
          or d.effective_on < coalesce((select max(s.effective_on) from status_change s
                                        where s.case_id = d.case_id and s.id <> d.id), c.opened_on) then
        array['status_change_in_order',
              'a change takes effect after its decision and the change before, not in the future, and is written by itself']
      when (l.terminal or d.to_status = 'moved') and d.planned_end is not null then
        array['status_change_without_term', 'this change has no planned end']
      when r.most_months is not null and d.planned_end is null then
        array['status_change_planned_end', 'the change needs a planned end']
      -- The last day of a term may be counted in or out.
      when d.planned_end <= d.effective_on
          or d.planned_end > d.effective_on + make_interval(months => coalesce(r.most_months, 1200))
          or (not t.resumes and d.planned_end < d.effective_on + make_interval(months => r.least_months) - interval '1 day') then
        array['status_change_term', 'the planned end lies outside the term that the law allows']
      when d.to_status = 'completed' and d.effective_on < c.planned_end
          and coalesce(btrim(d.reduction_document), '') = '' then
        array['status_change_completed_early', 'before the planned end a document of reduction or exemption is required']
      when (d.to_status = 'moved') <> (d.to_unit_id is not null) then
        array['status_change_move', 'a move, and only a move, names where to']
      when d.to_unit_id is not null and (d.to_unit_id = c.unit_id or not app.is_current_unit(d.to_unit_id)) then
        array['status_change_move', 'a person moves to another unit of today']
      end as rule
    from decided d join case_file c on c.id = d.case_id and c.unit_id = d.unit_id
    left join legal_regime g on g.code = d.regime and g.valid @> d.decision_on
    left join status_transition t on t.regime = g.code and t.from_status = d.from_status and t.to_status = d.to_status
    left join status_rule r on r.regime = t.regime and r.status = t.to_status
    left join legal_status l on l.code = t.to_status) b
  where b.rule is not null order by b.id limit 1;
  if broken is not null then perform app.refuse(broken[1], broken[2]); end if;
  return null;
end $$;`

export const APPLY_STATUS_CHANGES = `
create or replace function app.apply_status_changes() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public${GROWING} as $$
declare
  move record;
  ended int;
begin
  for move in select d.case_id, d.to_unit_id, d.effective_on from decided d where d.to_status = 'moved' order by d.id loop
    perform app.apply_move(move.case_id, move.to_unit_id, move.effective_on);
  end loop;
  update case_file c set status = d.to_status, status_since = d.effective_on, regime = d.regime,
      decision_number = d.decision_number, decision_on = d.decision_on, planned_end = d.planned_end,
      programme = coalesce(entered.programme, c.programme), closed_on = case when entered.terminal then d.effective_on end,
      version = c.version + 1, updated_at = now()
    from decided d join legal_status entered on entered.code = d.to_status
    where c.id = d.case_id and d.to_status <> 'moved';
  update episode e set closed_on = last.effective_on, closed_as = last.to_status
    from (select d.case_id, d.effective_on, d.to_status, begun.number
          from decided d join legal_status entered on entered.code = d.to_status and entered.terminal
          cross join lateral (select b.number from episode b
                              where b.case_id = d.case_id and b.closed_on is null offset 0) begun) last
    where e.case_id = last.case_id and e.number = last.number;
  get diagnostics ended = row_count;
  if ended <> (select count(*) from decided d join legal_status entered on entered.code = d.to_status and entered.terminal) then
    perform app.refuse('status_change_ends_episode', 'the case has no open episode');
  end if;
  return null;
end $$;`

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

create function app.check_new_people() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare today date := app.today();
begin
  if exists (select from entered e where not exists (
      select from unit u where u.id = e.unit_id and u.level in ('commune','province') and u.valid @> today)) then
    perform app.refuse('person_unit_is_current', 'a person belongs to a commune of today, or to the queue of a province');
  end if;
  if current_user <> 'hoanhap_app' then return null; end if;
  if exists (select from entered e where e.synthetic <> (select app.pack_is_synthetic())) then
    perform app.refuse('person_synthetic_as_pack', 'invented and real people never stand in one database');
  end if;
  if exists (select from entered e where not e.synthetic) and not app.real_people_are_allowed() then
    perform app.refuse('person_real_is_allowed', 'real people need the recorded checklist and no demo account');
  end if;
  return null;
end $$;
create trigger person_entered after insert on person referencing new table as entered
  for each statement execute function app.check_new_people();

create function app.check_person_unit() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if not app.is_current_unit(new.unit_id) then
    perform app.refuse('person_unit_is_current', 'a person belongs to a commune of today, or to the queue of a province');
  end if;
  return new;
end $$;
create trigger person_unit_checked before update of unit_id on person
  for each row execute function app.check_person_unit();

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

${CHECK_NEW_EPISODES}
create trigger episode_checked after insert on episode referencing new table as begun
  for each statement execute function app.check_new_episodes();

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
-- Whoever writes one change leaves out what follows from the file and the law. Whoever writes many may say it: the guard
-- compares.
create function app.complete_status_change() returns trigger language plpgsql set search_path = pg_catalog, public as $$
begin
  if new.from_status is not null then return new; end if;
  select coalesce(c.status, 'opening') into new.from_status from case_file c
    where c.id = new.case_id and c.unit_id = new.unit_id for update;
  select r.document into new.document from status_rule r where r.regime = new.regime and r.status = new.to_status;
  return new;
end $$;
create trigger status_change_completed before insert on status_change
  for each row execute function app.complete_status_change();

-- The first rule that one of the changes breaks, with what it asks for.
${CHECK_STATUS_CHANGES}
create trigger status_change_checked after insert on status_change referencing new table as decided
  for each statement execute function app.check_status_changes();

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

${APPLY_STATUS_CHANGES}
-- After the guard: triggers go by their names.
create trigger status_change_takes_effect after insert on status_change referencing new table as decided
  for each statement execute function app.apply_status_changes();
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
create function app.check_need_assessments() returns trigger language plpgsql set search_path = pg_catalog, public as $$
declare broken text[];
begin
  with item as materialized (
    select s.version, i ->> 'code' as code, (i ->> 'points')::int as points
    from scorecard s, jsonb_array_elements(s.items) i where s.version in (select m.scorecard from made m)
  ),
  summed as (
    select m.id, m.points, m.suggested_band, cardinality(m.needs) as named, s.bands, needed.known, needed.total
    from made m join scorecard s on s.version = m.scorecard
    cross join lateral (select count(*) as known, coalesce(sum(i.points), 0) as total from item i
                        where i.version = m.scorecard and i.code = any (m.needs)) needed
  )
  select case
      when n.known <> n.named then
        array['need_assessment_needs_known', 'a need stands here twice or is not on the scorecard']
      else array['need_assessment_adds_up', 'points and suggested band follow from the needs'] end
    into broken from summed n
    where n.known <> n.named or n.points <> n.total
       or n.suggested_band <> (case when n.total >= (n.bands ->> 'high')::int then 'high'
            when n.total >= (n.bands ->> 'medium')::int then 'medium' else 'low' end)
    order by n.id limit 1;
  if broken is not null then perform app.refuse(broken[1], broken[2]); end if;
  return null;
end $$;
create trigger need_assessment_checked after insert on need_assessment referencing new table as made
  for each statement execute function app.check_need_assessments();

create function app.apply_need_assessments() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public${GROWING} as $$
begin
  update support_file s set need_band = latest.band, need_expires_on = latest.expires_on
    from (select distinct on (n.case_id) n.case_id, n.band, n.expires_on from need_assessment n
          where n.case_id in (select m.case_id from made m)
          order by n.case_id, n.assessed_on desc, n.id desc) latest
    where s.case_id = latest.case_id;
  return null;
end $$;
-- After the guard: triggers go by their names.
create trigger need_assessment_takes_effect after insert on need_assessment referencing new table as made
  for each statement execute function app.apply_need_assessments();

-- Who has the number of somebody who stands here already.
create function app.notice_new_duplicates() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public${GROWING} as $$
begin
  insert into possible_duplicate (person_id, other_person_id)
    select least(n.person_id, o.person_id), greatest(n.person_id, o.person_id)
    from numbered n cross join lateral (select i.person_id from identity_index i
      where i.kind = 'idNumber' and i.digest = n.digest and i.person_id <> n.person_id offset 0) o
    where n.kind = 'idNumber'
    on conflict do nothing;
  return null;
end $$;
create trigger identity_index_notices_duplicates after insert on identity_index referencing new table as numbered
  for each statement execute function app.notice_new_duplicates();

create function app.notice_other_duplicates() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public as $$
begin
  delete from possible_duplicate d where new.person_id in (d.person_id, d.other_person_id);
  insert into possible_duplicate (person_id, other_person_id)
    select least(new.person_id, o.person_id), greatest(new.person_id, o.person_id)
    from identity_index o where o.kind = 'idNumber' and o.digest = new.digest and o.person_id <> new.person_id
    on conflict do nothing;
  return null;
end $$;
create trigger identity_index_notices_other_duplicates after update of digest on identity_index
  for each row when (new.kind = 'idNumber') execute function app.notice_other_duplicates();

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
           where n.nspname = 'app' and not g.tgisinternal and p.proname in ('check_new_people','check_person_unit',
             'prepare_case_file','person_birth_year_changed','case_opening_changed','check_new_episodes','check_residence',
             'complete_status_change','check_status_changes','apply_status_changes','stamp_recorder','check_not_in_the_future',
             'check_case_is_open','check_consent','check_need_assessments','apply_need_assessments','notice_new_duplicates',
             'notice_other_duplicates') loop
    execute format('drop trigger %I on public.%I', t.tgname, t.relname);
  end loop;
end $$;
drop function if exists app.notice_other_duplicates(), app.notice_new_duplicates(), app.apply_need_assessments(),
  app.check_need_assessments(), app.check_consent(), app.check_case_is_open(), app.check_not_in_the_future(), app.stamp_recorder(),
  app.apply_status_changes(), app.apply_move(bigint, int, date), app.check_status_changes(), app.complete_status_change(),
  app.check_residence(), app.check_new_episodes(), app.case_opening_changed(), app.person_birth_year_changed(),
  app.prepare_case_file(), app.check_person_unit(), app.check_new_people(), app.real_people_are_allowed(), app.is_approved(text),
  app.pack_is_synthetic(), app.is_current_unit(int), app.refuse(text, text);`)
}
