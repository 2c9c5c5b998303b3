/** Who may decide on a legal status. Origin: the acts of both regimes; "registrar" is the officer who keeps the file. */
export const BODIES = [
  {
    code: 'commune_chairman',
    name: 'Chủ tịch UBND cấp xã',
    nameEn: "Chair of the commune People's Committee",
  },
  { code: 'commune_police', name: 'Công an cấp xã', nameEn: 'Commune police' },
  { code: 'medical_staff', name: 'Người có thẩm quyền của cơ sở y tế', nameEn: 'Authorised medical staff' },
  { code: 'centre', name: 'Cơ sở cai nghiện', nameEn: 'Rehabilitation centre' },
  { code: 'clinic', name: 'Cơ sở điều trị thay thế', nameEn: 'Substitution treatment clinic' },
  { code: 'court', name: 'Tòa án nhân dân', nameEn: "People's Court" },
  { code: 'provincial_police', name: 'Công an cấp tỉnh', nameEn: 'Provincial police' },
  { code: 'receiving_commune', name: 'Xã, phường nơi chuyển đến', nameEn: 'Receiving commune' },
  { code: 'registrar', name: 'Cán bộ lập hồ sơ', nameEn: 'Officer who keeps the file' },
] as const

export type BodyCode = (typeof BODIES)[number]['code']

/** The kinds of documents that bring a status. Origin: the forms of Decree 116/2021, Annex II, by what they do. */
export const DOCUMENTS = [
  { code: 'management_decision', name: 'Quyết định quản lý', nameEn: 'Management decision' },
  {
    code: 'assessment_request',
    name: 'Văn bản đề nghị xác định tình trạng',
    nameEn: 'Request for assessment',
  },
  { code: 'assessment_result', name: 'Kết quả xác định tình trạng', nameEn: 'Result of the assessment' },
  {
    code: 'voluntary_decision',
    name: 'Quyết định cai nghiện tự nguyện',
    nameEn: 'Decision on voluntary rehabilitation',
  },
  {
    code: 'voluntary_contract',
    name: 'Hợp đồng cai nghiện tự nguyện',
    nameEn: 'Contract of voluntary rehabilitation',
  },
  {
    code: 'treatment_acceptance',
    name: 'Quyết định tiếp nhận điều trị',
    nameEn: 'Acceptance into treatment',
  },
  { code: 'proposal_file', name: 'Hồ sơ đề nghị', nameEn: 'Proposal file' },
  { code: 'court_decision', name: 'Quyết định của Tòa án', nameEn: 'Court decision' },
  { code: 'absence_record', name: 'Biên bản vắng mặt', nameEn: 'Record of absence' },
  {
    code: 'post_rehab_decision',
    name: 'Quyết định quản lý sau cai nghiện',
    nameEn: 'Decision on post-rehabilitation management',
  },
  { code: 'completion_certificate', name: 'Giấy chứng nhận hoàn thành', nameEn: 'Completion certificate' },
  { code: 'detention_order', name: 'Lệnh tạm giam hoặc bản án', nameEn: 'Detention order or sentence' },
  { code: 'transfer_notice', name: 'Thông báo chuyển nơi cư trú', nameEn: 'Notice of transfer' },
  { code: 'end_decision', name: 'Quyết định dừng quản lý', nameEn: 'Decision that ends management' },
  { code: 'closing_record', name: 'Giấy tờ kết thúc hồ sơ', nameEn: 'Record that ends the file' },
] as const

export type DocumentCode = (typeof DOCUMENTS)[number]['code']
