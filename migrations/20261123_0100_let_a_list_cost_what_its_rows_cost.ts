import type { Knex } from 'knex'

/**
 * What follows from changes of legal status was looked up by comparing every change with every file of the same statement:
 * five hundred rows were a quarter of a million comparisons, twice. A hash of the changes is as good as an index and costs
 * nothing when there is one. Episodes are looked at when one ends, which an opening never does.
 *
 * Whether a table has doubled was told from its size alone, and a table that holds what was taken back does not grow: its
 * pages are there already, and the planner goes on believing that nobody stands in them. So rows are counted as well.
 */
export async function up(knex: Knex): Promise<void> {
  for (const [name, before, after] of REWORDED) await knex.raw(reworded(name, before, after))
  // So that what the function chooses for two of its statements ends with it.
  await knex.raw('alter function app.apply_status_changes() set enable_nestloop = on')
  // Otherwise the counts stay what they were when the transaction first asked.
  await knex.raw('alter function app.look_at_growth() set stats_fetch_consistency = none')
}

const COUNTED_JOIN =
  'select count(*) from decided d join legal_status entered on entered.code = d.to_status and entered.terminal'

const REWORDED: readonly [name: string, before: string, after: string][] = [
  [
    'apply_status_changes',
    'ended int;',
    `ended int;
  terminal text[] := array(select s.code from legal_status s where s.terminal);`,
  ],
  [
    'apply_status_changes',
    'update case_file c set status = d.to_status',
    `-- Moves, above, look for one file at a time; from here on many are looked for at once.
  perform set_config('enable_hashjoin', 'on', true), set_config('enable_nestloop', 'off', true);
  update case_file c set status = d.to_status`,
  ],
  [
    'apply_status_changes',
    `update episode e set closed_on = last.effective_on, closed_as = last.to_status
    from (select d.case_id, d.effective_on, d.to_status, begun.number
          from decided d join legal_status entered on entered.code = d.to_status and entered.terminal
          cross join lateral (select b.number from episode b
                              where b.case_id = d.case_id and b.closed_on is null offset 0) begun) last
    where e.case_id = last.case_id and e.case_id = any (array(select i.case_id from decided i)) and e.number = last.number;`,
    `if not exists (select from decided d where d.to_status = any (terminal)) then return null; end if;
  update episode e set closed_on = d.effective_on, closed_as = d.to_status
    from decided d
    where e.case_id = d.case_id and e.case_id = any (array(select i.case_id from decided i)) and e.closed_on is null
      and d.to_status = any (terminal);`,
  ],
  [
    'apply_status_changes',
    `ended <> (${COUNTED_JOIN})`,
    'ended <> (select count(*) from decided d where d.to_status = any (terminal))',
  ],
  [
    'look_at_growth',
    '(c.reltuples <= 0 or',
    `(c.reltuples < 0
           or pg_stat_get_live_tuples(c.oid) + pg_stat_get_xact_tuples_inserted(c.oid) > 2 * greatest(c.reltuples, 0) or`,
  ],
]

/** Writes a function anew with other words in one place. */
function reworded(name: string, before: string, after: string): string {
  return `
do $reword$ declare words text := pg_get_functiondef('app.${name}()'::regprocedure); begin
  if position($b$${before}$b$ in words) = 0 then raise exception 'app.${name} has other words'; end if;
  execute replace(words, $b$${before}$b$, $a$${after}$a$);
end $reword$`
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter function app.look_at_growth() reset stats_fetch_consistency')
  await knex.raw('alter function app.apply_status_changes() reset enable_nestloop')
  for (const [name, before, after] of REWORDED) await knex.raw(reworded(name, after, before))
}
