/** A telephone number in groups that can be read aloud: "0900000147" gives "0900 000 147". */
export function groupedPhone(phone: string): string {
  const groups = /^(\+84\d{2}|0\d{3})(\d{3})(\d{3,4})$/.exec(phone)
  return groups ? groups.slice(1).join(' ') : phone
}
