// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/editscopessheet.h"

#include "dialogs/scopepicker.h"
#include "models/format.h"
#include "models/scopetreemodel.h"
#include "widgets/note.h"

#include <QVBoxLayout>

namespace octroi::dialogs {

EditScopesSheet::EditScopesSheet(pages::Context context, const domain::ApiKey &key, QWidget *parent)
    : FormSheet(context, parent)
    , m_key(key)
    , m_scopes(new ScopePicker(*context.inventory))
    , m_difference(new widgets::Note(theme::Tone::Info))
{
    setWantedSize({760, 640});
    form()->addWidget(m_scopes, 1);
    m_difference->setSmall(true);
    form()->addWidget(m_difference);
    m_scopes->setScopes(key.scopes);
    connect(m_scopes, &ScopePicker::changed, this, [this] {
        touch();
        update();
    });
    retranslate();
    m_scopes->setFocus();
}

void EditScopesSheet::retranslate()
{
    setTitle(tr("Scopes of %1").arg(m_key.name));
    m_scopes->retranslate();
    update();
}

void EditScopesSheet::update()
{
    QStringList added, removed;
    const QStringList scopes = m_scopes->scopes();
    for (const QString &scope : scopes) {
        if (!domain::scopesImply(m_key.scopes, scope))
            added << scope;
    }
    for (const QString &scope : m_key.scopes) {
        if (!domain::scopesImply(scopes, scope))
            removed << scope;
    }
    QStringList parts;
    if (!added.isEmpty())
        parts << tr("Adds %1.").arg(added.join(QStringLiteral(", ")));
    if (!removed.isEmpty())
        parts << tr("Takes away %1.").arg(removed.join(QStringLiteral(", ")));
    m_difference->setTone(removed.isEmpty() ? theme::Tone::Info : theme::Tone::Warning);
    m_difference->setText(parts.join(QLatin1Char(' ')));
    m_difference->setVisible(!parts.isEmpty());
    submitButton()->setText(removed.isEmpty() ? tr("Save scopes") : tr("Preview…"));
}

void EditScopesSheet::submit()
{
    QString by;
    const QStringList scopes = m_scopes->scopes();
    const int longest = models::ScopeTreeModel::longestLife(*context().inventory, scopes, &by);
    if (longest > 0 && (!m_key.expiresAt.isValid() || m_key.expiresAt > m_key.createdAt.addDays(longest))) {
        showProblem(tr("%1 does not allow a key to live longer than %2. Set an earlier expiry first.")
                        .arg(by, models::Format::days(longest)));
        return;
    }
    backends::KeyPatch patch;
    patch.scopes = scopes;
    const change::Change change = change::UpdateKey{m_key.id, patch, m_key.version};
    if (context().spine->plan({change}).dangerous) {
        Q_EMIT previewRequested(change);
        closeSheet();
        return;
    }
    run(change);
}

} // namespace octroi::dialogs
