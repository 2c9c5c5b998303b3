import type { FieldSpec } from '../types.ts'
import { field } from './field.ts'

/** The columns that say where a record lies, in the order in which a template shows them. */
export const PLACE_FIELDS: readonly FieldSpec[] = [
  field('address', 'text', 'Địa chỉ', 'Address', {
    synonyms: `Nơi ở | Nơi ở hiện nay | Nơi ở hiện tại | Chỗ ở | Chỗ ở hiện nay | Nơi cư trú
      | Nơi thường trú | Thường trú | Hộ khẩu thường trú | HKTT | Nơi ĐKHKTT
      | Nơi đăng ký thường trú | Nơi đăng ký hộ khẩu thường trú | Tạm trú | Địa chỉ thường trú
      | Địa chỉ hiện nay | Địa chỉ cư trú | Địa chỉ liên hệ | Trụ sở | Địa chỉ trụ sở | Nơi đặt
      | Residence | Home address | Full address`,
    most: 300,
    example: 'Số 12, tổ 5, phường Hòa Bình, thành phố Minh Hải',
    help: [
      'Viết như trên giấy tờ, theo đơn vị cũ hoặc mới. Địa chỉ nằm trong một ô, hoặc chia ra các cột bên cạnh.',
      'As the papers have it, with old or new units. In one cell, or divided into the columns beside it.',
    ],
  }),
  field('street', 'text', 'Số nhà, đường', 'Street', {
    synonyms: `Số nhà | Đường | Đường phố | Số nhà, tên đường | Số nhà/đường | House number
      | Street address`,
    most: 200,
    example: 'Số 12 đường Lê Lợi',
    help: ['Phần đầu của địa chỉ, nếu đứng riêng.', 'The first part of the address, if it stands apart.'],
  }),
  field('hamlet', 'text', 'Thôn, tổ', 'Hamlet', {
    synonyms: `Thôn | Tổ | Ấp | Bản | Khu phố | Tổ dân phố | Thôn/Tổ | Tổ/Thôn | Xóm | Khóm | KP | TDP
      | Thôn (tổ, ấp) | Thôn, ấp, bản, tổ dân phố`,
    most: 100,
    example: 'Tổ dân phố 5',
    help: ['Thôn, ấp, bản, tổ dân phố.', 'The hamlet or residential group.'],
  }),
  field('commune', 'text', 'Phường, xã', 'Commune', {
    synonyms: `Xã | Phường | Xã/Phường | Phường/Xã | Xã, phường | Xã phường thị trấn | Xã, phường, thị trấn
      | Tên xã | Tên phường | Phường/Xã/Đặc khu | Ward`,
    most: 100,
    example: 'Phường Hòa Bình',
    help: ['Tên phường, xã, đặc khu; tên cũ cũng được.', 'Name of the ward or commune; an old name will do.'],
  }),
  field('district', 'text', 'Quận, huyện (cũ)', 'Former district', {
    synonyms: `Quận | Huyện | Quận/Huyện | Huyện/Quận | Quận, huyện | Quận huyện | Huyện/Thị xã/Thành phố
      | Thị xã | District`,
    most: 100,
    example: 'Huyện Minh Sơn',
    help: [
      'Chỉ khi địa chỉ theo đơn vị trước ngày 01/07/2025.',
      'Only where the address uses the units before 1 July 2025.',
    ],
  }),
  field('province', 'text', 'Tỉnh, thành phố', 'Province', {
    synonyms: 'Tỉnh | Thành phố | Tỉnh/Thành phố | Tỉnh/TP | Tỉnh thành | Tỉnh, thành | TP | City',
    most: 100,
    example: 'Thành phố Minh Hải',
    help: ['Tên tỉnh, thành phố; tên cũ cũng được.', 'Name of the province or city; an old name will do.'],
  }),
  field('unitCode', 'unitCode', 'Mã phường, xã', 'Commune code', {
    synonyms: `Mã xã | Mã phường | Mã ĐVHC | Mã đơn vị hành chính | Mã xã/phường | Mã phường/xã | Unit code
      | Unit_code | Ward code`,
    example: '90012',
    help: [
      'Mã 5 chữ số của Cục Thống kê, định dạng Văn bản để giữ số 0 ở đầu.',
      'The five-digit code of the statistics office, formatted as text so that leading zeros stay.',
    ],
  }),
  field('coordinates', 'coordinates', 'Tọa độ', 'Coordinates', {
    synonyms: 'Toạ độ | Tọa độ GPS | GPS | Vĩ độ, kinh độ | Lat/Lon | Lat, long | Location',
    example: '16,0471; 108,2068',
    help: [
      'Vĩ độ; kinh độ (WGS 84), nếu nằm trong một ô.',
      'Latitude; longitude (WGS 84), if both stand in one cell.',
    ],
  }),
  field('lat', 'degrees', 'Vĩ độ', 'Latitude', {
    synonyms: 'Lat | Vĩ tuyến | Y',
    example: '16,0471',
    help: ['Độ, WGS 84. Ở Việt Nam từ 6 đến 24.', 'Degrees, WGS 84. In Vietnam 6 to 24.'],
  }),
  field('lon', 'degrees', 'Kinh độ', 'Longitude', {
    synonyms: 'Lon | Lng | Long | Kinh tuyến | X',
    example: '108,2068',
    help: ['Độ, WGS 84. Ở Việt Nam từ 102 đến 118.', 'Degrees, WGS 84. In Vietnam 102 to 118.'],
  }),
]
