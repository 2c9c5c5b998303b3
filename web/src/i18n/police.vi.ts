/** The words of the list of the police in Vietnamese; `police.en.ts` has the same keys. */
export const policeVi = {
  title: 'Danh sách đang quản lý tại địa bàn',
  statusLine: 'Danh sách theo luật, chỉ {{place}}; mỗi lần xem có ghi nhật ký',
  what: 'Người từ đủ 18 tuổi đang được xã, phường của bạn quản lý theo luật: tên, năm sinh, tình trạng, số quyết định, ngày dự kiến kết thúc. Ngoài ra không có gì khác. Nơi khác chỉ có số liệu đã phát hành trên bản đồ.',
  reason: 'Lý do cần xem',
  reasonHint: 'Từ 5 đến 200 ký tự. Lý do được ghi vào nhật ký cho kiểm toán viên. Không ghi tên người.',
  reasonShort: 'Cần ít nhất 5 ký tự.',
  open: 'Xem danh sách',
  elsewhere: 'Về bản đồ',
  status: 'Tình trạng',
  all: 'Tất cả',
  total_other: '{{shown}} người',
  close: 'Đóng danh sách',
  closed:
    'Danh sách chưa được mở: quản trị viên chưa ghi văn bản đánh giá tác động, hoặc tài khoản chưa được giao xã, phường.',
  empty: 'Không có người nào trong danh sách này.',
  kept: 'Lý do đã ghi: {{reason}}',
  name: 'Họ và tên',
  birthYear: 'Năm sinh',
  decision: 'Quyết định số',
  plannedEnd: 'Dự kiến kết thúc',
  none: 'chưa có',
}
