/**
 * Names that people write for provinces beside the official one and beside its initials, by the official name without
 * type. They count only where a pack has a province of that name. Origin: composed for this project from common usage.
 */
export const OTHER_PROVINCE_NAMES: Readonly<Record<string, readonly string[]>> = {
  'Hồ Chí Minh': ['HCM', 'Sài Gòn', 'TPHCM', 'HCMC', 'SG', 'TPSG', 'Hồ Chí Minh City', 'Chí Minh'],
  'Hà Nội': ['HN', 'TPHN', 'Hà Nội City', 'Thủ đô Hà Nội'],
  'Hải Phòng': ['HP', 'TPHP'],
  'Đà Nẵng': ['TPĐN'],
  'Cần Thơ': ['TPCT'],
  'Thừa Thiên Huế': ['Huế', 'TT Huế', 'Thừa Thiên - Huế', 'TTH'],
  Huế: ['Thừa Thiên Huế', 'TT Huế', 'TTH'],
  'Bà Rịa - Vũng Tàu': ['Vũng Tàu', 'Bà Rịa', 'BR VT', 'BRVT', 'BR Vũng Tàu'],
  'Đắk Lắk': ['Đắc Lắc', 'Đắk Lắc', 'Đắc Lắk', 'Đăk Lăk', 'Daklac'],
  'Đắk Nông': ['Đắc Nông', 'Đăk Nông'],
  'Kon Tum': ['Công Tum', 'Kontum'],
  'Gia Lai': ['Gialai'],
}
