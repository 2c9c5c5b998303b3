/** Words of the trades that people want and that are open. */
export const tradesVi = {
  name: 'Nghề',
  title: 'Người muốn làm nghề và chỗ tuyển: {{place}}',
  trade: 'Nghề',
  people: 'Người muốn làm',
  openings: 'Chỗ tuyển',
  left: 'Còn lại',
  total: 'Tất cả các nghề',
  totalLeft: '{{unmet}} người chưa có chỗ, {{unfilled}} chỗ chưa có người.',
  employers_other: '{{number}} nơi tuyển',
  showOnMap: 'Xem nghề {{trade}} trên bản đồ',
  noTrades: 'Chưa có danh mục nghề.',
  order: {
    label: 'Xếp theo',
    unmet: 'Thiếu chỗ nhiều nhất',
    unfilled: 'Thiếu người nhiều nhất',
    group: 'Nhóm nghề',
  },
  bar: { unmet: 'chưa có chỗ', met: 'có chỗ', filled: 'có người', unfilled: 'chưa có người' },
  finding: {
    noData: 'Chưa có số liệu về người muốn làm.',
    nothing: 'Chưa có người muốn làm, chưa có chỗ tuyển.',
    even: 'Ai muốn làm đều có chỗ.',
    unmet: '{{unmet}} người chưa có chỗ.',
    unfilled: 'Ai muốn làm đều có chỗ; {{unfilled}} chỗ chưa có người.',
    both: '{{unmet}} người chưa có chỗ; {{unfilled}} chỗ chưa có người.',
  },
  related: '{{people}} người có thể nhận chỗ của nghề {{trades}}.',
  fromRelease:
    'Số người: số công bố {{period}} của xã, phường nhân tỷ lệ muốn làm nghề của tỉnh; là ước tính, bên dưới là ít nhất và nhiều nhất có thể.',
  fromRegister: 'Xã, phường trong địa bàn của bạn: đếm từ sổ hồ sơ.',
  method:
    'Mỗi người nhận chỗ của nghề mình muốn trước; chỗ còn lại chia cho người của nghề làm được, theo số người. Ở đây không tính đường đi.',
  withoutData_other: '{{number}} xã, phường chưa có số liệu, không có trong tổng.',
}
