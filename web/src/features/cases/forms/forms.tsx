import { AccessLogDialog } from '../file/access-line.tsx'
import { useCasesModel } from '../model/cases-context.ts'
import { CreateForm } from './create-form.tsx'
import { EditForm } from './edit-form.tsx'
import { NeedForm } from './need-form.tsx'
import { ServiceForm } from './service-form.tsx'
import { StatusForm } from './status-form.tsx'

/** The form that stands over the screen. */
export function Forms() {
  const { form } = useCasesModel()
  if (form === 'create') return <CreateForm />
  if (form === 'edit') return <EditForm />
  if (form === 'status') return <StatusForm />
  if (form === 'service') return <ServiceForm />
  if (form === 'need') return <NeedForm />
  return form === 'accessLog' ? <AccessLogDialog /> : null
}
