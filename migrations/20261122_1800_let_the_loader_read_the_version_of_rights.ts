import type { Knex } from 'knex'

/**
 * One connection of the server asks, before answers out of memory, whether anybody's rights or any case changed. It follows
 * the log as the loader; so the loader reads the version of rights as well, which is a number and names nobody.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('grant execute on function app.current_authorization_version() to hoanhap_loader')
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('revoke execute on function app.current_authorization_version() from hoanhap_loader')
}
