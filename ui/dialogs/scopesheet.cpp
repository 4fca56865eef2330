// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/scopesheet.h"

#include "models/format.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/segments.h"

#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

namespace octroi::dialogs {

using models::Format;

ScopeSheet::ScopeSheet(pages::Context context, const QString &under, const domain::Scope *scope,
                       QWidget *parent)
    : FormSheet(context, parent)
    , m_new(scope == nullptr)
    , m_scope(scope ? *scope : domain::Scope())
    , m_name(new widgets::Field)
    , m_description(new widgets::Field)
    , m_sensitivityLabel(new widgets::Label(QString(), theme::Type::Label))
    , m_lifeLabel(new widgets::Label(QString(), theme::Type::Label))
    , m_sensitivity(new widgets::Segments)
    , m_life(new QSpinBox)
{
    setWantedSize({560, 0});
    m_name->setMono(true);
    m_sensitivity->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_life->setRange(0, 36'500);
    m_life->setFixedSize(200, 32);
    form()->addWidget(m_name);
    form()->addWidget(m_description);
    form()->addWidget(labelled(m_sensitivityLabel, m_sensitivity));
    form()->addWidget(labelled(m_lifeLabel, m_life));
    retranslate();
    m_name->setText(m_new ? (under.isEmpty() ? QString() : under + QLatin1Char(':')) : m_scope.name);
    m_name->lineEdit()->setReadOnly(!m_new);
    m_description->setText(m_scope.description);
    m_sensitivity->setCurrentIndex(int(m_scope.sensitivity));
    m_life->setValue(m_scope.maxLifetimeDays);
    connect(m_name, &widgets::Field::textEdited, this, [this](const QString &text) {
        const auto checked = domain::checkScopeName(text);
        m_name->setError(checked || text.isEmpty() || text.endsWith(QLatin1Char(':'))
                             ? QString()
                             : Format::error(checked.error()));
        touch();
    });
    connect(m_description, &widgets::Field::textEdited, this, &ScopeSheet::touch);
    connect(m_sensitivity, &widgets::Segments::activated, this, &ScopeSheet::touch);
    connect(m_life, &QSpinBox::valueChanged, this, &ScopeSheet::touch);
    (m_new ? m_name : m_description)->lineEdit()->setFocus();
}

void ScopeSheet::retranslate()
{
    setTitle(m_new ? tr("New scope") : tr("Edit %1").arg(m_scope.name));
    m_name->setLabel(tr("Name"));
    m_name->setPlaceholderText(QStringLiteral("orders:read"));
    m_description->setLabel(tr("Description"));
    m_description->setPlaceholderText(tr("What a key with it can do, as in “Read orders and their lines”"));
    m_sensitivityLabel->setText(tr("Sensitivity"));
    m_sensitivity->setSegments({Format::sensitivity(domain::Sensitivity::Low),
                                Format::sensitivity(domain::Sensitivity::Medium),
                                Format::sensitivity(domain::Sensitivity::High)});
    m_sensitivity->setAccessibleName(tr("Sensitivity"));
    m_lifeLabel->setText(tr("Longest life of a key with it"));
    m_life->setAccessibleName(tr("Longest life of a key with it, in days"));
    m_life->setSpecialValueText(tr("No bound"));
    m_life->setSuffix(tr(" days"));
    submitButton()->setText(m_new ? tr("Create scope") : tr("Save"));
}

bool ScopeSheet::showFieldError(const Error &error)
{
    if (error.field != QLatin1String("name") && error.code != ErrorCode::Exists &&
        error.reason != QLatin1String("scope_syntax"))
        return false;
    m_name->setError(Format::error(error));
    return true;
}

void ScopeSheet::submit()
{
    const auto name = domain::checkScopeName(m_name->text().trimmed());
    if (!name) {
        m_name->setError(Format::error(name.error()));
        return;
    }
    if (m_new && context().inventory->scope(*name)) {
        m_name->setError(tr("There is a scope of that name already."));
        return;
    }
    domain::Scope scope = m_scope;
    scope.name = *name;
    scope.description = m_description->text().trimmed();
    scope.sensitivity = domain::Sensitivity(m_sensitivity->currentIndex());
    scope.maxLifetimeDays = m_life->value();
    run(m_new ? change::Change(change::CreateScope{scope}) : change::Change(change::UpdateScope{scope}));
}

} // namespace octroi::dialogs
