/** Words of the trades that people want and that are open. */
export const tradesEn = {
  name: 'Trades',
  title: 'People who want a trade, and openings: {{place}}',
  trade: 'Trade',
  people: 'People who want it',
  openings: 'Openings',
  left: 'What is left',
  total: 'All trades',
  totalLeft: '{{unmet}} people without an opening, {{unfilled}} openings without people.',
  employers_one: '{{number}} employer',
  employers_other: '{{number}} employers',
  showOnMap: 'Show {{trade}} on the map',
  noTrades: 'There is no list of trades yet.',
  order: {
    label: 'Sort by',
    unmet: 'Most openings missing',
    unfilled: 'Most people missing',
    group: 'Group of trades',
  },
  bar: {
    unmet: 'without an opening',
    met: 'with an opening',
    filled: 'with people',
    unfilled: 'without people',
  },
  finding: {
    noData: 'No data about the people who want it.',
    nothing: 'Nobody wants it yet, nothing is open yet.',
    even: 'Everybody who wants it has an opening.',
    unmet: '{{unmet}} people have no opening.',
    unfilled: 'Everybody who wants it has an opening; {{unfilled}} openings have no people.',
    both: '{{unmet}} people have no opening; {{unfilled}} openings have no people.',
  },
  related: '{{people}} people can take openings in {{trades}}.',
  fromRelease:
    'People: the released count of the commune ({{period}}) times the share of its province who want the trade; an estimate, with the least and the most it may be below.',
  fromRegister: 'Communes of your own area: counted from the register.',
  method:
    'Everybody takes an opening of the wanted trade first; what is left is shared among people of trades that fit, by their number. The way to work does not count here.',
  withoutData_one: '{{number}} commune has no data and is not in the totals.',
  withoutData_other: '{{number}} communes have no data and are not in the totals.',
}
