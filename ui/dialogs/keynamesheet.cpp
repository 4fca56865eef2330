// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/keynamesheet.h"

#include "domain/name.h"
#include "models/format.h"
#include "widgets/field.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace octroi::dialogs {

KeyNameSheet::KeyNameSheet(pages::Context context, const domain::ApiKey &key, QWidget *parent)
    : FormSheet(context, parent)
    , m_key(key)
    , m_name(new widgets::Field)
{
    setWantedSize({480, 0});
    form()->addWidget(m_name);
    m_name->setText(key.name);
    m_name->lineEdit()->selectAll();
    connect(m_name, &widgets::Field::textEdited, this, &KeyNameSheet::touch);
    retranslate();
    m_name->lineEdit()->setFocus();
}

void KeyNameSheet::retranslate()
{
    setTitle(tr("Rename %1").arg(m_key.name));
    m_name->setLabel(tr("Name"));
    submitButton()->setText(tr("Rename"));
}

bool KeyNameSheet::showFieldError(const Error &error)
{
    m_name->setError(models::Format::error(error));
    return true;
}

void KeyNameSheet::submit()
{
    const auto name = domain::checkName(m_name->text());
    if (!name) {
        showFieldError(name.error());
        return;
    }
    backends::KeyPatch patch;
    patch.name = *name;
    run(change::UpdateKey{m_key.id, patch, m_key.version});
}

} // namespace octroi::dialogs
