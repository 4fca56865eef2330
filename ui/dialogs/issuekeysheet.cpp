// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialogs/issuekeysheet.h"

#include "dialogs/applicationchoice.h"
#include "dialogs/expirypicker.h"
#include "dialogs/keysummary.h"
#include "dialogs/plancards.h"
#include "dialogs/scopepicker.h"
#include "dialogs/tokenedit.h"
#include "domain/name.h"
#include "models/format.h"
#include "models/scopetreemodel.h"
#include "widgets/field.h"
#include "widgets/label.h"
#include "widgets/segments.h"
#include "widgets/steps.h"

#include <QLineEdit>
#include <QVBoxLayout>

namespace octroi::dialogs {

using models::Format;
using widgets::Button;
using State = widgets::Steps::State;

namespace {

std::pair<QString, QString> checkAddress(const QString &text)
{
    const auto cidr = domain::checkCidr(text);
    return cidr ? std::pair(*cidr, QString()) : std::pair(QString(), Format::error(cidr.error()));
}

} // namespace

IssueKeySheet::IssueKeySheet(pages::Context context, const QString &applicationId, QWidget *parent)
    : FormSheet(context, parent)
    , m_application(new ApplicationChoice(*context.inventory))
    , m_environmentLabel(new widgets::Label(QString(), theme::Type::Label))
    , m_name(new widgets::Field)
    , m_environment(new widgets::Segments)
    , m_scopes(new ScopePicker(*context.inventory))
    , m_templates(new QWidget)
    , m_expiry(new ExpiryPicker(*context.clock))
    , m_addresses(new TokenEdit(checkAddress))
    , m_referrers(new TokenEdit([](const QString &text) {
        const bool fine = !text.contains(QLatin1Char('/')) && text.contains(QLatin1Char('.'));
        return fine ? std::pair(text.toLower(), QString())
                    : std::pair(QString(),
                                tr("A referrer is a host name like shop.example or *.shop.example."));
    }))
    , m_plans(new PlanCards(*context.inventory))
    , m_summary(new KeySummary(context))
    , m_steps(new widgets::Steps)
    , m_preview(new Button(QString(), Button::Kind::Secondary))
{
    setWantedSize({1040, 768});
    build();
    m_application->setApplicationId(applicationId);
    retranslate();
    m_environment->setCurrentIndex(1); // there are segments only now
    fillTemplates();
    update();
    (applicationId.isEmpty() ? static_cast<QWidget *>(m_application) : m_name->lineEdit())->setFocus();
}

backends::NewKey IssueKeySheet::newKey() const
{
    backends::NewKey key;
    key.applicationId = m_application->applicationId();
    key.name = m_name->text().trimmed();
    key.environment =
        m_environment->currentIndex() == 0 ? domain::Environment::Test : domain::Environment::Live;
    key.scopes = m_scopes->scopes();
    key.expiresAt = m_expiry->expiresAt();
    key.restrictions.addresses = m_addresses->values();
    key.restrictions.referrers = m_referrers->values();
    key.planId = m_plans->planId();
    return key;
}

void IssueKeySheet::update()
{
    const QStringList scopes = m_scopes->scopes();
    QString by;
    const int longest = models::ScopeTreeModel::longestLife(*context().inventory, scopes, &by);
    m_expiry->setLongestLife(longest, by);
    m_summary->show(newKey(), m_expiry->days());
    m_steps->setCaption(1, tr("%n chosen", nullptr, int(scopes.size())));
    const bool owner = !m_application->applicationId().isEmpty() && !m_name->text().trimmed().isEmpty();
    const bool expiry = m_expiry->problem().isEmpty();
    m_steps->setState(0, owner ? State::Done : State::Current);
    m_steps->setState(1, !scopes.isEmpty() ? State::Done : owner ? State::Current : State::ToDo);
    m_steps->setState(2, owner && !scopes.isEmpty() ? (expiry ? State::Done : State::Current) : State::ToDo);
    const bool restricted = !m_addresses->values().isEmpty() || !m_referrers->values().isEmpty();
    m_steps->setState(3, restricted ? State::Done : State::ToDo);
    m_steps->setState(4, m_plans->planId().isEmpty() ? State::ToDo : State::Done);
}

bool IssueKeySheet::check()
{
    const auto name = domain::checkName(m_name->text());
    m_name->setError(name ? QString() : Format::error(name.error()));
    const bool owner = !m_application->applicationId().isEmpty();
    m_application->setError(owner ? QString() : tr("Choose the application that will use the key."));
    const bool addresses = m_addresses->commit(), referrers = m_referrers->commit();
    if (!owner)
        m_application->setFocus();
    else if (!name)
        m_name->lineEdit()->setFocus();
    return name.ok() && owner && addresses && referrers && m_expiry->problem().isEmpty();
}

void IssueKeySheet::submit()
{
    if (check())
        run(change::IssueKey{newKey()});
}

bool IssueKeySheet::showFieldError(const Error &error)
{
    if (error.field == QLatin1String("name")) {
        m_name->setError(Format::error(error));
        return true;
    }
    if (error.field == QLatin1String("application_id")) {
        m_application->setError(Format::error(error));
        return true;
    }
    return false;
}

void IssueKeySheet::succeeded(const change::ItemResult &result)
{
    if (result.issued)
        Q_EMIT issued(*result.issued);
    closeSheet();
}

} // namespace octroi::dialogs
