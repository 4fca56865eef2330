// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/expirysheet.h"

#include "dialogs/expirypicker.h"
#include "models/format.h"
#include "models/scopetreemodel.h"
#include "widgets/label.h"

#include <QVBoxLayout>

namespace octroi::dialogs {

ExpirySheet::ExpirySheet(pages::Context context, const domain::ApiKey &key, QWidget *parent)
    : FormSheet(context, parent)
    , m_key(key)
    , m_now(new widgets::Label(QString(), theme::Type::Body, theme::Color::TextSecondary))
    , m_expiry(new ExpiryPicker(*context.clock))
{
    setWantedSize({680, 0});
    form()->addWidget(m_now);
    form()->addWidget(m_expiry);
    QString by;
    const int longest = models::ScopeTreeModel::longestLife(*context.inventory, key.scopes, &by);
    m_expiry->setLongestLife(longest, by, key.createdAt);
    m_expiry->setExpiresAt(key.expiresAt);
    connect(m_expiry, &ExpiryPicker::changed, this, &ExpirySheet::touch);
    retranslate();
}

void ExpirySheet::retranslate()
{
    setTitle(tr("Expiry of %1").arg(m_key.name));
    m_now->setText(m_key.expiresAt.isValid()
                       ? tr("Expires on %1 now.").arg(models::Format::exact(m_key.expiresAt))
                       : tr("Has no expiry now."));
    submitButton()->setText(tr("Set expiry"));
    m_expiry->retranslate();
}

void ExpirySheet::submit()
{
    if (!m_expiry->problem().isEmpty())
        return;
    backends::KeyPatch patch;
    patch.expiresAt = m_expiry->expiresAt();
    run(change::UpdateKey{m_key.id, patch, m_key.version});
}

} // namespace octroi::dialogs
